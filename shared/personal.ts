import { z } from "zod";
import { Pin } from "./ids.ts";

/** What a field says of a person. PINs are sealed wherever they are kept. */
export type PersonalKind = "name" | "pin" | "address";

/** Every schema whose values are personal. A schema made from a marked one (`nullable`, in an object …) holds it still. STO9 */
export const personal = z.registry<{ readonly kind: PersonalKind }>();

personal.add(Pin, { kind: "pin" });

/** A team's name as it is shown. */
export const TeamName = z.string().register(personal, { kind: "name" });

/** A team's PIN in a journal's events and in the state. Null: it was sealed with a key that is not here, so nobody knows it. */
export const KnownPin = z.string().register(personal, { kind: "pin" }).nullable();

/** The way to a value inside another; `*`: every member of a list or a record. */
export interface PersonalField {
  readonly path: readonly string[];
  readonly kind: PersonalKind;
}

/** Where values of this schema hold something personal. */
export function personalFields(
  schema: z.core.$ZodType,
  path: readonly string[] = [],
): readonly PersonalField[] {
  const marked = personal.get(schema);
  if (marked) return [{ path, kind: marked.kind }];
  return partsOf(schema).flatMap(([step, part]) =>
    personalFields(part, step === null ? path : [...path, step]),
  );
}

/** The schemas that one is made of, and the step from a value to theirs; null: the value itself. */
export function partsOf(schema: z.core.$ZodType): readonly (readonly [string | null, z.core.$ZodType])[] {
  if (schema instanceof z.core.$ZodObject) return Object.entries(schema._zod.def.shape);
  if (schema instanceof z.core.$ZodArray) return [["*", schema._zod.def.element]];
  if (schema instanceof z.core.$ZodRecord) return [["*", schema._zod.def.valueType]];
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.map((option) => [null, option]);
  if (schema instanceof z.core.$ZodPipe)
    return [
      [null, schema._zod.def.in],
      [null, schema._zod.def.out],
    ];
  const { def } = schema._zod;
  return "innerType" in def ? [[null, def.innerType as z.core.$ZodType]] : []; // readonly, nullable, optional …
}
