/**
 * Types of the browser SDK that Vestibule serves at `/sdk/{appId}`.
 *
 * They declare the global `ownid` and the namespace `OwnID`, and go with the types of `@ownid/react`. Options of
 * OwnID's that have no effect on this platform are left out.
 */

/** Entry of the SDK: a method's name, then its arguments. */
declare var ownid: OwnID.Sdk;

declare namespace OwnID {
  interface Sdk {
    /** Sets defaults for all widgets and methods. */
    (method: 'init', config: InitConfig): Promise<Result<null>>;
    /** Draws a widget, and resolves to its id. */
    (method: 'login' | 'register' | 'recover', config: WidgetConfig): Promise<Result<string>>;
    /** Draws a widget of the type that its config names, and resolves to its id. */
    (method: 'render', config: WidgetConfig & { type: WidgetType }): Promise<Result<string>>;
    /** Draws a widget again with other options. A passkey that was just made stays. `widget` is an id or a type. */
    (method: 'reRender', widget: string, changes?: WidgetConfig): Promise<Result<string>>;
    /** Removes the widgets of this id or type. */
    (method: 'destroy', widget: string): Promise<Result<null>>;
    /** Reads the passkey that a registration widget made. `widget` is an id or a type, by default `register`. */
    (method: 'getOwnIDData', widget?: string): Promise<Registration | MissingRegistration>;
    /**
     * Logs a person in by passkey, without a widget. Without a login id, the browser lists all passkeys of the site.
     */
    (method: 'auth' | 'reauth', loginId?: string): Promise<Result<LoginData>>;
    /**
     * Offers a login to a person who used a passkey here before, and autofill to everybody. Resolves to the widget's
     * id.
     */
    (method: 'activateReturningUsersPrompt', config?: WidgetConfig): Promise<Result<string>>;
    /** Adds a passkey for a person who is logged in at the site; `authToken` is a JWT that the site signed. */
    (method: 'enrollCredential', loginId: string, authToken: string, options?: EnrollOptions): Promise<Result<Passkey>>;
    /** Opens the dialog. Resolves to null when it was closed. */
    (method: 'start', options?: StartOptions): Promise<Result<StartResult | null>>;
    /** Makes a random password, at once. The counts say how many capitals, digits and signs it has at least. */
    (method: 'generateOwnIDPassword', length?: number, capitals?: number, digits?: number, signs?: number): string;

    readonly version: string;
    readonly headless: Headless;
    readonly account: AccountApi;
    readonly session: SessionApi;
    generateOwnIDPassword(length?: number, capitals?: number, digits?: number, signs?: number): string;
  }

  // --- Results

  /** Answer of a method: a promise of it never rejects. */
  type Result<T, E = SdkError> = { error: null; data: T } | { error: E; data: null };

  interface SdkError {
    /** Name for programs, such as `cancelled`, `network` or `user_unknown`. */
    code: string;
    /** Text for people, in the language of the page where a widget or the dialog shows it. */
    message: string;
  }

  /** Refusal of a change, with the fields that are wrong. */
  interface ChangeError extends SdkError {
    errors?: FieldError[];
  }

  interface FieldError {
    /** Name of the field in the profile; inner fields are `address.zip`. */
    field: string;
    code: string;
    message: string;
  }

  // --- Widgets

  type WidgetType = 'login' | 'register' | 'recover';

  /** Element, React ref of one, id or selector. */
  type Target<E extends Element = Element> = E | { readonly current: E | null } | string | null;

  interface InitConfig extends WidgetConfig {
    /** Called with the login of `reauth`. */
    onReauth?: (data: LoginData) => unknown;
  }

  interface WidgetConfig {
    /** Application at the platform; by default the one of the script's address. */
    appId?: string;
    /** Name by which `reRender` and `destroy` find the widget. */
    id?: string;
    type?: WidgetType;
    /** BCP 47 tag, such as `de` or `de_DE`; English is the default. */
    language?: string;

    /** Element to draw inside. */
    element?: Target;
    targetElement?: Target;
    /** Field to draw beside. */
    passwordField?: Target;
    targetField?: Target;
    /** Field of the email address or phone number. */
    loginIdField?: Target;
    /** Field of the country of a phone number that is typed without its country code. */
    countryField?: Target;
    /** Containers of further password fields, for `passwordFieldBinding`. */
    confirmPasswordContainer?: Target | Target[];
    /** Login id to use in place of the field's. */
    loginId?: string;
    /** Regular expression that a login id must match. */
    loginIdPattern?: string;

    /** `ownid-auth-button`, `standalone-button` and `client-button` draw a wide button, all others an icon. */
    variant?: string;
    widgetPosition?: 'start' | 'end';
    /** Draws the word between the field and the widget; true by default. */
    addOrStatement?: boolean;
    /** Draws a tooltip; by default on icons. */
    infoTooltip?: boolean;
    /** Says beside the widget what went wrong; true by default. */
    tooltip?: boolean;
    /** Fills and disables the password fields once a passkey was made; false by default. */
    passwordFieldBinding?: boolean;
    /** Leaves out the login by code; false by default. */
    skipFallback?: boolean;

    /** Tells whether the person is logged in already: then no widget is drawn. */
    checkSession?: () => boolean | Promise<boolean>;
    onBeforeLogin?: (data: LoginData) => unknown;
    /** Called with a login. Without it, or with null in a method's options, see docs/integrating.md. */
    onLogin?: ((data: LoginData) => unknown) | null;
    onBeforeRegister?: (registration: Registration) => unknown;
    /** Called with a passkey that was made; its `data` is to be stored as the account's `ownIdData`. */
    onRegister?: (registration: Registration) => unknown;
    /** Called when the login id is missing, malformed or unknown. `hideTooltip` keeps the widget silent. */
    onLoginIdError?: (error: LoginIdError) => Optional<LoginIdErrorResponse> | Promise<Optional<LoginIdErrorResponse>>;
    /** Called with a text for people, and with its details for programs. */
    onError?: (message: string, details: SdkError) => unknown;
  }

  /** Return value of a callback that may return nothing. */
  type Optional<T> = T | undefined | void;

  interface LoginIdError {
    message: string;
    type: 'empty' | 'invalidFormat' | 'accountNotFound';
    code?: string;
  }

  interface LoginIdErrorResponse {
    hideTooltip?: boolean;
  }

  /** Way in which a person proved who they are; `otp` is a code by mail or SMS. */
  type AuthType = 'passkey' | 'otp' | 'password';

  /** Members of the back end's answer to `getSessionByLoginId`, with what the SDK adds. */
  interface LoginData {
    /** Token that the back end answered, or its answer when that was no object. */
    token?: unknown;
    /** Answer of the back end, as it came. */
    session: unknown;
    loginId: string;
    metadata: { loginId: string; authType: AuthType; [member: string]: unknown };
    [member: string]: unknown;
  }

  /** Passkey that a registration widget made. */
  interface Registration {
    error: null;
    /** Text to store as the account's `ownIdData`. */
    data: string;
    /** Login id for which the passkey was made, as the platform writes it. */
    loginId: string;
  }

  interface MissingRegistration {
    error: true;
    message: string;
  }

  interface EnrollOptions {
    /** `conditional` lets the password manager make the passkey by itself, after a login by password. */
    mediation?: 'conditional';
  }

  interface Passkey {
    /** Credential id, in base64url. */
    id: string;
    name: string | null;
    /** Password manager, device or security key that made it, where its model is known. */
    provider: string | null;
    synced: boolean;
    /** RFC 3339. */
    createdAt: string;
    lastUsedAt: string | null;
    refusedAt: string | null;
    aaguid: string;
    transports: string[];
  }

  // --- The dialog

  interface StartOptions {
    providers?: Providers;
    events?: Events;
    /** Login id that the field begins with. */
    loginId?: string;
    language?: string;
    /** Closes the dialog. */
    abortSignal?: AbortSignal;
    /** Called with a login where no session provider is given. */
    onLogin?: ((data: LoginData) => unknown) | null;
  }

  interface StartResult {
    loginId: string;
    source: 'login' | 'register';
    authType: AuthType;
  }

  /** Answer of a provider. The reason of a failure is shown, and the dialog stays. */
  type ProviderResult = { status: 'logged-in' } | { status: 'fail'; reason?: string };

  interface Providers {
    session?: {
      create: (data: LoginData) => ProviderResult | Promise<ProviderResult>;
    };
    account?: {
      register: (account: NewAccount) => ProviderResult | Promise<ProviderResult>;
    };
    auth?: {
      password?: {
        authenticate: (params: { loginId: string; password: string }) => ProviderResult | Promise<ProviderResult>;
        reset?: (loginId: string) => unknown;
      };
    };
  }

  interface NewAccount {
    loginId: string;
    /** Empty: the dialog asks for nothing but the login id. */
    profile: Record<string, unknown>;
    ownIdData: string;
  }

  interface Events {
    onAccountNotFound?: (account: {
      loginId: string;
    }) => Optional<AccountNotFoundAction> | Promise<Optional<AccountNotFoundAction>>;
    onNativeAction?: (action: { name: string; params?: unknown }) => unknown;
    onFinish?: (result: StartResult) => unknown;
    onError?: (message: string, details: SdkError) => unknown;
    onClose?: () => unknown;
  }

  type AccountNotFoundAction =
    | { action: 'ui.register' }
    | { action: 'native'; name: string; params?: unknown }
    | { action: 'close' };

  // --- Headless

  interface Headless {
    withContext(context: HeadlessContext): Headless;
    auth: {
      /** Lists what this browser and this platform can do, never whether there is an account. */
      discover(): Promise<{ operations: { type: OperationType }[] } | Failure>;
      /** Redeems the access token of the context, once. */
      login(): Promise<{ sessionPayload: unknown; loginId: string } | Failure>;
    };
    passkeys: {
      auth: Operation<Controller<Proof>>;
      create: Operation<Controller<{ ownIdData: string; loginId: string }>>;
      recover: Operation<Controller<Proof>>;
    };
    verifications: {
      email: Operation<CodeChallenge>;
      phone: Operation<CodeChallenge>;
      iddoc: UnsupportedOperation;
    };
    verification: { iddoc: UnsupportedOperation };
  }

  interface HeadlessContext {
    loginId?: string | null;
    accessToken?: string;
  }

  type OperationType = 'PasskeyAuth' | 'EmailVerification' | 'PhoneNumberVerification';

  interface Failure {
    error: SdkError;
  }

  interface Operation<T> {
    isAvailable(): Promise<boolean>;
    start(): Promise<T | Failure>;
  }

  /** Scan of an identity document, which this platform does not have. */
  interface UnsupportedOperation extends Operation<never> {
    continue(): Promise<Failure>;
  }

  interface Controller<T> {
    whenSettled: Promise<T | Failure>;
    abort(): void;
  }

  /** Proof of who a person is, good for one `auth.login()` in this page. */
  interface Proof {
    accessToken: string;
    loginId: string;
  }

  interface CodeChallenge {
    challenge: {
      channel: { channel: string };
      methods: { otp: { length: number } };
    };
    whenSettled: Promise<Proof | Failure>;
    /** A wrong or malformed code leaves the challenge open. */
    completeWithCode(code: string | number): Promise<Proof | Failure>;
    /** Sends another code. `sent` is false when no more are sent. */
    resend(): Promise<{ sent: boolean } | Failure>;
    cancel(): Promise<Failure>;
  }

  // --- The session and the account, at Vestibule's own back end

  interface SessionApi {
    /** Resolves to the session of this browser, and rejects with an `SdkError` when nobody is logged in. */
    get(): Promise<Session>;
    /** Begins the session with what `onLogin` was given. */
    create(data: { token?: unknown }): Promise<Result<Session, ChangeError>>;
    /** Replaces the payload: an object of at most 8 KiB of JSON. */
    update(payload: Record<string, unknown>): Promise<Result<Session, ChangeError>>;
    /** Logs out. */
    revoke(): Promise<Result<null, ChangeError>>;
  }

  interface Session {
    id: string;
    current: boolean;
    /** Browser and machine, such as `Firefox on Windows`. */
    device: string;
    method: 'passkey' | 'password' | 'code' | 'registration' | null;
    address: string | null;
    place: string | null;
    payload: Record<string, unknown>;
    /** RFC 3339. */
    created: string;
    /** Milliseconds. */
    timeout: number;
    lastActive: string;
  }

  interface AccountApi {
    /** Resolves to the account, and rejects with an `SdkError` when nobody is logged in. */
    get(): Promise<Account>;
    /** Changes the account by a JSON Merge Patch of its profile. */
    update(patch: { profile: Record<string, unknown> }): Promise<Result<Account, ChangeError>>;
  }

  interface Account {
    id: string;
    loginId: string;
    emails: Address[];
    phones: Address[];
    status: string;
    roles: string[];
    profile: Record<string, unknown>;
    createdAt: string;
    updatedAt: string;
    lastLoginAt: string | null;
    passkeyCount: number | null;
  }

  interface Address {
    value: string;
    verified: boolean;
  }
}
