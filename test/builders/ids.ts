import { contactIdSchema, accountIdSchema, ownerIdSchema, runIdSchema } from '../../shared/domain/ids.ts';

const guidOf = (kind: number, number: number): string =>
  `${String(kind).repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const contactIdOf = (number: number) => contactIdSchema.parse(guidOf(1, number));
export const accountIdOf = (number: number) => accountIdSchema.parse(guidOf(2, number));
export const userIdOf = (number: number) => ownerIdSchema.parse(guidOf(3, number));
export const runIdOf = (name: string) => runIdSchema.parse(name);
