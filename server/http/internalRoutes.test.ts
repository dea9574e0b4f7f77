import { createServer, type Server } from "node:http";
import express from "express";
import { afterEach, expect, test } from "vitest";
import { HttpPeers } from "../cluster/HttpPeers.ts";
import { OwnedElsewhere } from "../cluster/Owners.ts";
import { type PeerDoor, PeerGone, PeerSilent } from "../cluster/Peers.ts";
import { peerToken } from "../cluster/peerToken.ts";
import { mountInternal } from "./internalRoutes.ts";
import { listen } from "./listen.ts";
import { HttpProblem } from "./problems.ts";

const key = new Uint8Array(32).fill(7);
const answer = { processId: "process 1", runs: true, holds: false, reaches: true };
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A process that others may ask; its address, and what was asked of it. */
async function processThere(changes: Partial<PeerDoor> = {}) {
  const asked: string[] = [];
  const app = express();
  mountInternal(app, {
    key,
    answer(contestId) {
      asked.push(`answer ${contestId}`);
      return answer;
    },
    async prepare(contestId) {
      asked.push(`prepare ${contestId}`);
    },
    async take(contestId) {
      asked.push(`take ${contestId}`);
      return { at: "here" };
    },
    ...changes,
  });
  const refuse: express.ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    response.status(error instanceof HttpProblem ? error.status : 500).end();
  };
  app.use(refuse);
  const { address, server } = await serve(createServer(app));
  return { address, server, asked };
}

async function serve(server: Server) {
  servers.push(server);
  return { server, address: `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}` };
}

test("CLU8 processes ask each other about contests", async () => {
  const { address, asked } = await processThere();
  const peers = new HttpPeers(key);
  expect(await peers.ask(address, "a/b c")).toEqual(answer);
  await peers.prepare(address, "one");
  expect(await peers.take(address, "one")).toEqual({ at: "here" });
  expect(asked).toEqual(["answer a/b c", "prepare one", "take one"]);
});

test("CLU14 a process of a version that does not say who it is answers all the same", async () => {
  const older = createServer((_request, response) =>
    response.end('{"runs":true,"holds":false,"reaches":true}'),
  );
  const { address } = await serve(older);
  expect(await new HttpPeers(key).ask(address, "one")).toEqual({ ...answer, processId: null });
});

test("CLU8 a contest that another process was faster to take is said to be nobody's here", async () => {
  const { address } = await processThere({
    take: async () => {
      throw new OwnedElsewhere("taken");
    },
  });
  expect(await new HttpPeers(key).take(address, "one")).toEqual({ at: "nobody", slot: null });
});

test("CLU8 for everybody else there is nothing, also under a path that a proxy leads strangers by", async () => {
  const { address, asked } = await processThere();
  const bearer = { Authorization: `Bearer ${peerToken(key)}` };
  const wrong = [
    {},
    { Authorization: `Bearer ${peerToken(new Uint8Array(32))}` },
    { Authorization: peerToken(key) },
  ];
  for (const path of ["/internal/contests/one", "/internal/contests/one/take", "/internal", "/internal/x"]) {
    for (const headers of wrong) {
      for (const method of ["GET", "POST"])
        expect((await fetch(`${address}${path}`, { method, headers })).status).toBe(404);
    }
  }
  expect((await fetch(`${address}/p/1/internal/contests/one`, { headers: bearer })).status).toBe(404);
  expect(asked).toEqual([]);
  expect((await fetch(`${address}/internal/contests/one`, { headers: bearer })).status).toBe(200);
});

test("CLU8 an address that refuses is gone; one that says nothing, or not what it should, is silent", async () => {
  const peers = new HttpPeers(key);
  const { address, server } = await processThere();
  expect(await peers.ask(address, "one")).toEqual(answer);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  servers.length = 0;
  await expect(peers.ask(address, "one")).rejects.toThrow(PeerGone);
  const frozen = await serve(createServer(() => undefined));
  await expect(peers.ask(frozen.address, "one")).rejects.toThrow(PeerSilent);
  const other = await serve(createServer((_request, response) => response.writeHead(404).end()));
  await expect(peers.ask(other.address, "one")).rejects.toThrow(PeerSilent);
  const odd = await serve(createServer((_request, response) => response.end('{"runs":"yes"}')));
  await expect(peers.ask(odd.address, "one")).rejects.toThrow(PeerSilent);
  await expect(new HttpPeers(new Uint8Array(32)).ask((await processThere()).address, "one")).rejects.toThrow(
    PeerSilent,
  );
});
