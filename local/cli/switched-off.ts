export const SWITCHED_OFF =
  'Data validation is off, as somebody decided through the HTTP API: nothing was validated. Switch it on there (docs/http-api.md).';

/** With --once there is nobody to wait for. */
export class SwitchedOff extends Error {
  override readonly name = 'SwitchedOff';

  constructor() {
    super(`${SWITCHED_OFF} That takes a running app: start it without --once.`);
  }
}
