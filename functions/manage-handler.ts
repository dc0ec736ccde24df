import type { HttpMethod, HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Caller } from '../shared/access/contract.ts';
import type { Role } from '../shared/domain/role.ts';

/** Answers a request whose caller is known and holds the role of its method. */
export type ManageHandler = (request: HttpRequest, caller: Caller) => Promise<HttpResponseInit>;

const METHODS = ['GET', 'PUT', 'POST', 'DELETE'] as const satisfies readonly HttpMethod[];
type Method = (typeof METHODS)[number];

/** The role that each method needs; a method that is not named is not served. */
export type MethodRoles = { [M in Method]: Record<M, Role> & Partial<Record<Method, Role>> }[Method];

export type ManageRoute = {
  /** Of the function: verb and noun, as operators see it. */
  name: string;
  /** Under `/api`. */
  route: string;
  roles: MethodRoles;
  handler: ManageHandler;
};

/** Undefined for a method that is not served. */
export const roleOf = (roles: MethodRoles, method: string): Role | undefined => {
  const served = METHODS.find((known) => known === method);
  return served === undefined ? undefined : roles[served];
};

/** What is served: the methods that have a role. */
export const methodsOf = (roles: MethodRoles): Method[] =>
  METHODS.filter((method) => roles[method] !== undefined);
