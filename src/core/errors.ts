/** Every failure a user can meet: code → what its message needs. Messages: `#core/i18n/messages/errors.ts`. */
export interface ErrorParams {
  'engine.start': { detail: string };
  'engine.query': { detail: string; sql: string };
  'engine.cancelled': Record<string, never>;
  'engine.memory': { detail: string };
  'file.empty': { file: string };
  'file.directory': { file: string };
  'file.notText': { file: string; looksLike: string };
  'file.tooLarge': { file: string; size: number; limit: number };
  'file.unreadable': { file: string; detail: string };
  'file.headerOnly': { file: string };
  'file.tooManyColumns': { file: string; columns: number; limit: number };
  'file.archive': { file: string; detail: string };
  'ingest.columnMissing': { file: string; column: string };
  'ingest.targetTwice': { file: string; column: string; headers: string };
  'ingest.nothingLoaded': { file: string };
  'keep.quota': { file: string; size: number };
  'keep.damaged': { detail: string };
  'keep.unavailable': Record<string, never>;
}

export type ErrorCode = keyof ErrorParams;

/** A failure to show to the user: a code, typed parameters, and the original in `cause`. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly params: ErrorParams[C];

  constructor(code: C, params: ErrorParams[C], options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(params)}`, options as ErrorOptions);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** True for an AppError, also after it crossed a worker boundary as a plain object. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && 'code' in error && 'params' in error;
}
