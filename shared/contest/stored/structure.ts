import { z } from "zod";

/**
 * The same fields and kinds of values, without what only the edge asks of them (lengths, bounds, readable keys …): what was
 * once accepted must be read for ever, also when the edge becomes stricter. Unknown fields and unknown members of a list
 * of words stay refused: a later version means something by them.
 */
export function structureOf(schema: z.core.$ZodType): z.ZodType {
  const { def } = schema._zod as Known["_zod"];
  switch (def.type) {
    case "object":
      return z.strictObject(
        Object.fromEntries(Object.entries(def.shape).map(([name, field]) => [name, structureOf(field)])),
      );
    case "array":
      return z.array(structureOf(def.element));
    case "record":
      return z.record(structureOf(def.keyType) as z.core.$ZodRecordKey, structureOf(def.valueType));
    case "union":
      return z.union(def.options.map(structureOf));
    case "nullable":
      return z.nullable(structureOf(def.innerType));
    case "optional":
      return z.exactOptional(structureOf(def.innerType));
    case "readonly":
    case "nonoptional":
      return structureOf(def.innerType);
    case "default":
    case "prefault":
      return z.exactOptional(structureOf(def.innerType));
    case "pipe":
      return structureOf(def.out);
    case "string":
      return z.string();
    case "number":
      return z.number();
    case "boolean":
      return z.boolean();
    case "null":
      return z.null();
    case "literal":
      return z.literal(def.values);
    case "enum":
      return z.enum(def.entries);
    default:
      throw new Error(`nothing stored is described by ${(def as { readonly type: string }).type}`);
  }
}

/** The schemas that something stored may be made of. */
type Known =
  | z.core.$ZodObject
  | z.core.$ZodArray
  | z.core.$ZodRecord
  | z.core.$ZodUnion
  | z.core.$ZodNullable
  | z.core.$ZodOptional
  | z.core.$ZodReadonly
  | z.core.$ZodNonOptional
  | z.core.$ZodDefault
  | z.core.$ZodPrefault
  | z.core.$ZodPipe
  | z.core.$ZodString
  | z.core.$ZodNumber
  | z.core.$ZodBoolean
  | z.core.$ZodNull
  | z.core.$ZodLiteral
  | z.core.$ZodEnum;
