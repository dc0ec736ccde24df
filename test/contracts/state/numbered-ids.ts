import {
  auditIdSchema,
  connectionIdSchema,
  jobIdSchema,
  lookUpKeySchema,
  opportunityIdSchema,
} from '../../../shared/domain/ids.ts';

const hex = (number: number): string => number.toString(16).padStart(32, '0');
const guid = (kind: number, number: number): string =>
  `${String(kind).repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const auditIdOf = (number: number) => auditIdSchema.parse(hex(number));
export const jobIdOf = (number: number) => jobIdSchema.parse(hex(number));
export const lookUpKeyOf = (number: number) => lookUpKeySchema.parse(hex(number));
export const opportunityIdOf = (number: number) => opportunityIdSchema.parse(guid(4, number));
export const connectionIdOf = (number: number) => connectionIdSchema.parse(guid(5, number));
