/** The code of a system's fault, such as ENOENT; not by its class, of which every realm has its own. */
export const faultCode = (fault: unknown): string | undefined =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : undefined;
