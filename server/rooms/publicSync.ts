import type { PublicTeam, PublicView } from "../../shared/contest/view.ts";
import type { WireState, WireTeam } from "../../shared/wireState.ts";
import { ContestSchema, TeamSchema } from "./schema.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Scalars = Writable<Omit<WireState, "epoch" | "mark" | "saving" | "teams">>;
type TeamScalars = Writable<Omit<WireTeam, "online" | "cells">>;

/** The wire form of a contest that nobody has seen yet. */
export function wireStateOf(view: PublicView, epoch: number, saving: boolean): ContestSchema {
  const wire = new ContestSchema();
  wire.epoch = epoch;
  wire.saving = saving;
  writePublic(wire, null, view);
  return wire;
}

/**
 * Writes what changed between two public views, and touches nothing else: each write is a byte for every screen. Whether
 * there was anything to write: what is hidden makes other objects, and no news. WAY9
 */
export function writePublic(wire: ContestSchema, before: PublicView | null, after: PublicView): boolean {
  let isNews = writeChanged(wire, before && scalarsOf(before), scalarsOf(after));
  for (const [id, team] of Object.entries(after.teams)) {
    const told = before?.teams[id];
    if (told === team) continue;
    const known = wire.teams.get(id);
    // Cards come and go as long as nobody plays: then a team is sent anew.
    if (known && told?.cells.length === team.cells.length) {
      isNews = writeTeam(known, told, team) || isNews;
    } else {
      wire.teams.set(id, newTeam(team, known?.online ?? 0));
      isNews = true;
    }
  }
  for (const id of Object.keys(before?.teams ?? {})) {
    if (after.teams[id]) continue;
    wire.teams.delete(id);
    isNews = true;
  }
  return isNews;
}

/** Connected seats of one team; whether that is new. */
export function writeOnline(wire: ContestSchema, teamId: string, online: number): boolean {
  const team = wire.teams.get(teamId);
  if (!team || team.online === online) return false;
  team.online = online;
  return true;
}

function scalarsOf(view: PublicView): Scalars {
  const { clock, freeze } = view;
  return {
    roomCode: view.roomCode,
    title: view.title,
    language: view.language,
    theme: view.theme ?? "",
    rules: jsonOf(view.rules),
    board: jsonOf(view.board),
    phase: view.phase,
    entryOpen: view.entryOpen,
    entryByApproval: view.entryByApproval,
    durationMs: clock.durationMs,
    startsAt: clock.startsAt ?? 0,
    startedAt: clock.startedAt ?? 0,
    endsAt: clock.endsAt ?? 0,
    pausedAt: clock.pausedAt ?? 0,
    finishedAt: clock.finishedAt ?? 0,
    extraTimeTeams: view.extraTimeTeams,
    countdownAt: view.countdownAt ?? 0,
    missingActs: view.missingActs ?? 0,
    cover: view.cover ?? "",
    screens: view.screens.length > 0 ? jsonOf(view.screens) : "",
    announcement: view.announcement ? jsonOf(view.announcement) : "",
    frozenAt: freeze?.frozenAt ?? 0,
    revealed: freeze && freeze.revealed.length > 0 ? JSON.stringify(freeze.revealed) : "",
    lastReveal: view.lastReveal ? jsonOf(view.lastReveal) : "",
    shownPlaces: view.shownPlaces === null ? 0 : view.shownPlaces + 1,
    finality: view.finality ?? "",
    awards: view.awards.length > 0 ? jsonOf(view.awards) : "",
    review: view.review ? jsonOf(view.review) : "",
  };
}

function newTeam(team: PublicTeam, online: number): TeamSchema {
  const wire = new TeamSchema();
  wire.online = online;
  writeChanged(wire, null, teamScalarsOf(team));
  wire.cells.push(...team.cells);
  return wire;
}

/** Compares plain values: reading them back from the schema costs more than all the rest. */
function writeTeam(wire: TeamSchema, before: PublicTeam, team: PublicTeam): boolean {
  let isNews = writeChanged(wire, teamScalarsOf(before), teamScalarsOf(team));
  team.cells.forEach((cell, index) => {
    if (before.cells[index] === cell) return;
    wire.cells[index] = cell;
    isNews = true;
  });
  return isNews;
}

function teamScalarsOf(team: PublicTeam): TeamScalars {
  return {
    name: team.name,
    balance: team.balancePoints,
    inPlay: team.inPlayPoints,
    lastRewardAt: team.lastRewardAt ?? 0,
    outOfSight: team.outOfSight ?? false,
    boat: team.boat,
  };
}

function writeChanged<T extends object>(wire: T, before: Readonly<T> | null, after: T): boolean {
  let isNews = false;
  for (const key of Object.keys(after) as (keyof T)[]) {
    if (before && before[key] === after[key]) continue;
    wire[key] = after[key];
    isNews = true;
  }
  return isNews;
}

// All of them are the same objects until they change.
const jsons = new WeakMap<object, string>();

function jsonOf(part: object): string {
  const known = jsons.get(part) ?? JSON.stringify(part);
  jsons.set(part, known);
  return known;
}
