/** Report of each program on its work. */
export interface Told {
  created: unknown;
  read: unknown;
  patched: unknown;
  found: unknown[];
  batch: unknown[];
  deleted: unknown[];
  audit: string[];
  schema: unknown[];
  refused: string[] | undefined;
}
