import { openDatabase } from "../database.ts";

// A process that opens the database named by its arguments, says so, and keeps it until it is killed.
const [dataDir = "", databaseUrl] = process.argv.slice(2);
try {
  const { lost } = await openDatabase({ dataDir, databaseUrl });
  setInterval(() => {}, 60_000);
  console.log("open");
  await lost;
  console.log("lost");
} catch (error) {
  console.log(error instanceof Error ? error.name : error);
}
