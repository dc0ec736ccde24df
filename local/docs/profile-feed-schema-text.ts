import * as z from 'zod';
import { feedRecordSchema } from '../../shared/profiles/feed-record.ts';

/** The JSON Schema of one record of the profile feed, as people who deliver one may check their files with it. */
export function profileFeedSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(feedRecordSchema, { io: 'input' }), undefined, 2)}\n`;
}
