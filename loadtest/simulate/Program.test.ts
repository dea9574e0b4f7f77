import { expect, test } from "vitest";
import { ModelPostgres } from "./model/ModelPostgres.ts";
import { ModelRedis } from "./model/ModelRedis.ts";
import { Service } from "./Service.ts";
import { World } from "./World.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const watcher = { opened: () => undefined, took: () => undefined };

test("CLU17 a process says that it is starting until it listens, and at once that it does", async () => {
  const world = new World(1);
  const server = new ModelPostgres(world);
  const service = new Service({ world, server, redis: new ModelRedis(world), log, watcher });
  const said = () => [...server.data.processes.values()].map(({ slot, starting }) => [slot, starting]);
  const started = service.start(1);
  while (said().length === 0) expect(await world.step()).toBe(true);
  expect(said()).toEqual([[1, true]]);
  await world.until(started);
  // Long before it renews itself anyway.
  await world.runFor(100);
  expect(said()).toEqual([[1, false]]);
});
