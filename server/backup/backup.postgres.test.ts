import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshPostgres, requireTestServer } from "../test/databases.ts";
import { noProgress as progress } from "./progress.ts";
import { readBackup } from "./readBackup.ts";
import { readingAtOneMoment } from "./reading.ts";
import { restoreBackup } from "./restoreBackup.ts";
import { insertContent, sampleContent } from "./testing/anyRows.ts";
import { embedded, everyRow, temporaryFolder } from "./testing/places.ts";
import { writeBackup } from "./writeBackup.ts";

test("OPS3 a backup holds what stood in the database at one moment, whatever is written meanwhile", async () => {
  const { db, close } = await freshPostgres(requireTestServer());
  onTestFinished(close);
  await insertContent(db, sampleContent);
  const before = await everyRow(db);
  const file = path.join(temporaryFolder(), "backup");
  await readingAtOneMoment(db, async (trx) => {
    await db.deleteFrom("media").execute();
    await db.deleteFrom("event").where("seq", ">", 1).execute();
    await db.insertInto("server_secret").values({ name: "later", value: "" }).execute();
    await writeBackup(trx, { file, now: 0, sealKey: null, withKey: false, replace: false, progress });
  });
  expect(await everyRow(db)).not.toEqual(before);
  const target = await embedded.empty();
  await restoreBackup(target, await readBackup(file), { progress });
  expect(await everyRow(target)).toEqual(before);
});
