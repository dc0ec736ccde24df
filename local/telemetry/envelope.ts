import * as z from 'zod';

const text = z.record(z.string(), z.string().nullish()).optional();

const metricSchema = z.object({
  baseType: z.literal('MetricData'),
  baseData: z.object({
    metrics: z.array(z.object({ name: z.string(), value: z.number(), count: z.number().nullish() })),
    properties: text,
  }),
});

const eventSchema = z.object({
  baseType: z.literal('EventData'),
  baseData: z.object({ name: z.string(), properties: text }),
});

const workSchema = z.object({
  baseType: z.enum(['RemoteDependencyData', 'RequestData']),
  baseData: z.object({
    name: z.string(),
    duration: z.string(),
    success: z.boolean().nullish(),
    properties: text,
  }),
});

const otherSchema = z.object({
  baseType: z.enum(['MessageData', 'ExceptionData', 'AvailabilityData', 'PageViewData']),
  baseData: z.looseObject({}),
});

/** What the SDKs of Application Insights send (schema of its ingestion endpoint, version 2), as far as we read it. */
export const envelopeSchema = z.looseObject({
  name: z.string(),
  time: z.string(),
  tags: text,
  data: z.discriminatedUnion('baseType', [metricSchema, eventSchema, workSchema, otherSchema]),
});
export type Envelope = z.infer<typeof envelopeSchema>;
