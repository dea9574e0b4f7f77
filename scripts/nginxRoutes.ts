// Writes how nginx passes the routes on, from the list of routes and deploy/nginx/passing.ts. A test compares them.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { routeLocations } from "../deploy/nginx/routeLocations.ts";

const file = fileURLToPath(new URL("../deploy/nginx/regatta/routes.conf", import.meta.url));

await writeFile(file, routeLocations());
console.log(`Wrote ${file}.`);
