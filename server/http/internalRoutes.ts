import type { Express } from "express";
import { OwnedElsewhere, type Place } from "../cluster/Owners.ts";
import type { PeerDoor } from "../cluster/Peers.ts";
import { isPeer } from "../cluster/peerToken.ts";
import { HttpProblem } from "./problems.ts";

/**
 * What processes ask each other. For everybody else there is nothing at these paths, nor for anybody under `/p/N`, by
 * which a proxy leads strangers. CLU8
 */
export function mountInternal(app: Express, door: PeerDoor): void {
  app.use("/internal", (request, response, next) => {
    const isDirect = request.originalUrl.startsWith("/internal/");
    if (!isDirect || !isPeer(door.key, request.headers.authorization))
      throw new HttpProblem(404, "not_found");
    response.set("Cache-Control", "no-store");
    next();
  });
  app.get("/internal/contests/:id", ({ params: { id } }, response) => {
    response.json(door.answer(id));
  });
  app.post("/internal/contests/:id/prepare", async ({ params: { id } }, response) => {
    await door.prepare(id);
    response.json({});
  });
  app.post("/internal/contests/:id/take", async ({ params: { id } }, response) => {
    try {
      response.json(await door.take(id));
    } catch (error) {
      if (!(error instanceof OwnedElsewhere)) throw error;
      response.json({ at: "nobody", slot: null } satisfies Place);
    }
  });
}
