import { faultCode } from './fault-code.ts';

/** Whether a file system's fault says that the file is not there. */
export const isMissing = (error: unknown): boolean => faultCode(error) === 'ENOENT';
