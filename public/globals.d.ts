/** Settings that the server puts before the scripts of the SDK, as JSON. */
declare const CONFIG: {
  /** Logins by code are offered: the platform stands before a back end of another site. */
  readonly codes: boolean;
  /** Texts in English, by their keys in `app/locales` without `sdk-`. */
  readonly english: Record<string, string>;
};

/** Swagger UI, which draws the API's description. */
declare function SwaggerUIBundle(options: Record<string, unknown>): void;
