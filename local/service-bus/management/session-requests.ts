import rhea from 'rhea';
import { requiredText, type ManagementHandler } from './request.ts';

const renewSessionLock: ManagementHandler = (queue, body) => {
  const until = queue.sessions.renew(requiredText(body, 'session-id'));
  return { expiration: rhea.types.wrap_timestamp(until.getTime()) };
};

const getSessionState: ManagementHandler = (queue, body) => {
  const { id } = queue.sessions.held(requiredText(body, 'session-id'));
  return { 'session-state': queue.sessionStates.get(id) ?? null };
};

const setSessionState: ManagementHandler = (queue, body) => {
  const { id } = queue.sessions.held(requiredText(body, 'session-id'));
  const state = body['session-state'];
  queue.sessionStates.set(id, Buffer.isBuffer(state) ? state : undefined);
  return {};
};

export const sessionRequests: Record<string, ManagementHandler> = {
  'com.microsoft:renew-session-lock': renewSessionLock,
  'com.microsoft:get-session-state': getSessionState,
  'com.microsoft:set-session-state': setSessionState,
};
