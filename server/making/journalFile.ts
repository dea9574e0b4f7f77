import { z } from "zod";
import { pictureLimits, pictureTypes } from "../../shared/pictures.ts";

/*
 * A journal as a file: a line of JSON for each event, then one for each picture of the contest, then a last one that says how
 * many there are, by which a file that was cut off is known. OPS9
 */

export const EventLine = z
  .strictObject({
    seq: z.int().min(1),
    at: z.iso.datetime(),
    actor: z.string(),
    type: z.string(),
    version: z.int(),
    data: z.record(z.string(), z.unknown()),
  })
  .readonly();
export type EventLine = z.infer<typeof EventLine>;

const Side = z.int().min(1).max(pictureLimits.sidePixels);

export const PictureLine = z
  .strictObject({
    picture: z.string().regex(/^[0-9a-f]{32}$/),
    type: z.enum(pictureTypes),
    width: Side,
    height: Side,
    base64: z.base64(),
  })
  .readonly();
export type PictureLine = z.infer<typeof PictureLine>;

export const LastLine = z.strictObject({ events: z.int().min(1), pictures: z.int().min(0) }).readonly();
export type LastLine = z.infer<typeof LastLine>;

export const AnyLine = z.union([EventLine, PictureLine, LastLine]);
export type AnyLine = z.infer<typeof AnyLine>;
