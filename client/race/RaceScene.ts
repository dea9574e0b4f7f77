import type Phaser from "phaser";
import type { TeamId } from "../../shared/ids.ts";
import { Scene, WEBGL } from "../board/phaser.ts";
import { frameName, type Heel, paintAtlas, planAtlas } from "./boatAtlas.ts";
import { bobOf } from "./bob.ts";
import { namedBoats } from "./namedBoats.ts";
import {
  type FittedLabel,
  fitLabel,
  type LabelFace,
  labelOf,
  lineWidth,
  paintLabel,
  paintLine,
} from "./paintLabel.ts";
import { paintBump, paintFinish, paintGust, paintWake } from "./paintSigns.ts";
import {
  finishWidth,
  layoutRace,
  lineToBoat,
  type PlacedLabel,
  placeLabels,
  type RaceLayout,
  type RaceSize,
} from "./raceLayout.ts";
import { type BoatMoment, boatsAt, finishAhead, isStill, type Race } from "./raceModel.ts";
import type { RacePalette } from "./racePalette.ts";
import { pointOf } from "./raceWater.ts";

export interface RaceAround extends RaceSize {
  readonly palette: RacePalette;
}

type Image = Phaser.GameObjects.Image;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface BoatSprites {
  readonly boat: Image;
  readonly wake: Image;
  readonly gust: Image;
  readonly bump: Image;
  label: LabelSprite | null;
}

interface Offset {
  readonly x: number;
  readonly y: number;
}

interface Painted {
  readonly image: Image;
  readonly texture: Phaser.Textures.CanvasTexture;
}

interface LabelSprite extends Size, Painted {
  readonly face: LabelFace;
  /** From the boat to the label's corner. */
  offset: Offset;
  /** What leads from it to the boat, at so far from that. */
  line: (Painted & { readonly offset: Offset; readonly course: string }) | null;
}

/** What lies over what. */
const depths = { wake: 1, finish: 2, bump: 3, boat: 10, mover: 2_000, line: 3_900, label: 4_000 };

/** Draws a {@link Race} over its sea: pictures that were painted before are only put in their places. */
export class RaceScene extends Scene {
  private race: Race;
  private around: RaceAround;
  private plan: RaceLayout;
  private readonly clock: RaceClock;
  private readonly onReady: () => void;
  private readonly sprites = new Map<TeamId, BoatSprites>();
  private readonly kept: Phaser.Textures.CanvasTexture[] = [];
  private finish: Image | null = null;
  private measuring: CanvasRenderingContext2D | null = null;
  private still = false;
  private built = 0;
  private labelsMade = 0;
  /** What the names were last painted and placed by. */
  private faces = "";
  private labelled: Race | null = null;

  constructor(race: Race, around: RaceAround, clock: RaceClock, onReady: () => void) {
    super("race");
    this.race = race;
    this.around = around;
    this.plan = layoutRace(race.racers.length, around);
    this.clock = clock;
    this.onReady = onReady;
  }

  create(): void {
    this.measuring = document.createElement("canvas").getContext("2d");
    this.rebuild(this.around);
    this.onReady();
  }

  isStill(): boolean {
    return this.still;
  }

  /** RST7 Boats bob where that costs the processor nothing to speak of. */
  isBobbing(): boolean {
    return this.game.renderer.type === WEBGL && this.clock.isMoving();
  }

  get layout(): RaceLayout {
    return this.plan;
  }

  /** Shows the race after something happened in it. */
  show(race: Race): void {
    const before = this.race;
    this.race = race;
    if (fleetOf(before) !== fleetOf(race)) this.rebuild(this.around);
    this.still = false;
  }

  /** Draws everything anew: another size, pixel ratio, theme or other boats. */
  rebuild(around: RaceAround): void {
    this.around = around;
    this.clear();
    this.plan = layoutRace(this.race.racers.length, around);
    this.built++;
    this.buildBoats();
    this.draw();
  }

  /** Phaser's own step. */
  override update(): void {
    this.draw();
  }

  private draw(): void {
    const noted = this.clock.now();
    const now = this.clock.isMoving() ? noted : Number.POSITIVE_INFINITY;
    this.still = isStill(this.race, now);
    const boats = boatsAt(this.race, now, noted);
    this.labelBoats(boats);
    const isBobbing = this.isBobbing();
    boats.forEach((boat, index) => {
      const sprites = this.sprites.get(boat.racer.teamId);
      if (!sprites) return;
      this.place(boat, index, sprites);
      if (isBobbing) sprites.boat.y += bobOf(boat.racer.boat, noted, this.plan.boatSize);
    });
    this.finish?.setX(this.finishX());
  }

  private finishX(): number {
    const { finishNear, finishFar } = this.plan;
    const ahead = finishAhead(this.race.view, this.clock.serverNow());
    return Math.round(finishNear + (finishFar - finishNear) * ahead);
  }

  private place(boat: BoatMoment, index: number, sprites: BoatSprites): void {
    const { boatSize } = this.plan;
    const { x, y } = pointOf(this.plan, boat);
    const shake = Math.round(Math.sin(boat.bump * 24) * boat.bump * boatSize * 0.08);
    sprites.boat
      .setFrame(frameName(boat.racer.boat, heelOf(boat)))
      .setPosition(x + shake, y)
      .setDepth((boat.acts.length > 0 ? depths.mover : depths.boat) + index);
    const wakeLength = x - pointOf(this.plan, { along: boat.wakeFrom, down: boat.down }).x;
    sprites.wake.setVisible(wakeLength > 2).setPosition(x - Math.round(boatSize * 0.2), y);
    if (wakeLength > 2) sprites.wake.setDisplaySize(wakeLength + boatSize * 0.35, boatSize * 0.4);
    sprites.gust
      .setVisible(boat.gust > 0)
      .setAlpha(Math.min(1, boat.gust * 2))
      .setPosition(x - Math.round(boatSize * (0.75 - 0.3 * (1 - boat.gust))), y - Math.round(boatSize * 0.5));
    sprites.bump
      .setVisible(boat.bump > 0)
      .setAlpha(Math.min(1, boat.bump * 2))
      .setPosition(x + Math.round(boatSize * 0.45), y);
    const { label } = sprites;
    if (!label) return;
    const left = clamp(x + label.offset.x, 0, this.plan.width - label.width);
    label.image.setPosition(Math.round(left), Math.round(Math.max(0, y + label.offset.y)));
    const { line } = label;
    line?.image.setPosition(x + line.offset.x, y + line.offset.y);
  }

  /** Gives names to the boats that should have one now; only what is another than before is painted. */
  private labelBoats(boats: readonly BoatMoment[]): void {
    const named = namedBoats(boats, this.plan.regime);
    const wanted = named.map(({ boat }) => this.faceOf(boat));
    const faces = JSON.stringify([this.built, wanted]);
    if (faces === this.faces && this.race === this.labelled) return;
    this.faces = faces;
    this.labelled = this.race;
    const resting = new Map(
      boatsAt(this.race, Number.POSITIVE_INFINITY).map((boat) => [boat.racer.teamId, boat]),
    );
    const labels = named.flatMap(({ boat, side, isImportant }, index) => {
      const { teamId } = boat.racer;
      const [face, spot] = [wanted[index], resting.get(teamId)];
      if (!face || !spot || !this.measuring) return [];
      const most = this.plan.width * (this.plan.regime === "few" ? 0.42 : 0.24);
      const size = fitLabel(this.measuring, face, most, this.around.palette);
      return [{ teamId, face, side, isImportant, ...size, ...pointOf(this.plan, spot) }];
    });
    const spots = [...resting.values()].map((boat) => pointOf(this.plan, boat));
    const places = placeLabels(this.plan, labels, spots, this.finishX());
    const known = new Map(labels.map((label) => [label.teamId, label]));
    for (const [teamId, sprites] of this.sprites) {
      const [label, box] = [known.get(teamId), places.get(teamId)];
      if (!label || !box) {
        this.unlabel(sprites);
        continue;
      }
      const offset = { x: box.left - label.x, y: box.top - label.y };
      if (sprites.label && isSameFace(sprites.label.face, label.face)) sprites.label.offset = offset;
      else this.label(sprites, label, offset);
      if (sprites.label) this.lead(sprites.label, label, box);
    }
  }

  /** Draws the line from a label to its boat, where it needs one. */
  private lead(label: LabelSprite, boat: Offset, box: PlacedLabel): void {
    const { from, to } = lineToBoat(this.plan, boat, box);
    const fromBoat = [from.x - boat.x, from.y - boat.y, to.x - boat.x, to.y - boat.y];
    const course = box.isAmongOthers ? fromBoat.join() : null;
    if (course === (label.line?.course ?? null)) return;
    removePainted(label.line);
    label.line = null;
    if (course === null) return;
    const margin = Math.ceil(2 * lineWidth(label.face.fontSize));
    const corner = { x: Math.min(from.x, to.x) - margin, y: Math.min(from.y, to.y) - margin };
    const within = ({ x, y }: Offset) => ({ x: x - corner.x, y: y - corner.y });
    const texture = this.addTexture(
      `line-${++this.labelsMade}`,
      Math.abs(to.x - from.x) + 2 * margin,
      Math.abs(to.y - from.y) + 2 * margin,
    );
    paintLine(texture.context, { from: within(from), to: within(to) }, label.face, this.around.palette);
    texture.refresh();
    const image = this.add.image(0, 0, texture).setOrigin(0).setDepth(depths.line);
    label.line = { image, texture, course, offset: { x: corner.x - boat.x, y: corner.y - boat.y } };
  }

  private faceOf(boat: BoatMoment): LabelFace {
    const { regime, font, leaderFont } = this.plan;
    const isLeader = boat.racer.place === 1;
    const points = regime === "few" ? boat.racer.points.toLocaleString(this.clock.locale()) : null;
    return labelOf(boat, isLeader, { fontSize: isLeader ? leaderFont : font, points });
  }

  private label(
    sprites: BoatSprites,
    wanted: FittedLabel & { face: LabelFace },
    offset: LabelSprite["offset"],
  ): void {
    this.unlabel(sprites);
    const { face, width, height } = wanted;
    const texture = this.addTexture(`label-${++this.labelsMade}`, width, height);
    paintLabel(texture.context, face, wanted, this.around.palette);
    texture.refresh();
    const depth = depths.label + (face.look === "lead" ? 2 : face.signs.length > 0 ? 1 : 0);
    const image = this.add.image(0, 0, texture).setOrigin(0).setDepth(depth);
    sprites.label = { face, width, height, image, texture, offset, line: null };
  }

  private unlabel(sprites: BoatSprites): void {
    removePainted(sprites.label?.line ?? null);
    removePainted(sprites.label);
    sprites.label = null;
  }

  private buildBoats(): void {
    const { boatSize, height, horizon } = this.plan;
    const { palette } = this.around;
    const boats = this.race.racers.map(({ boat }) => boat);
    const plan = planAtlas(boats, boatSize);
    const atlas = this.keep(this.addTexture("boats", plan.width, plan.height));
    paintAtlas(atlas.context, boats, boatSize, plan, palette.halo);
    for (const { name, left, top } of plan.frames) atlas.add(name, 0, left, top, plan.cell, plan.cell);
    atlas.refresh();
    const wakeSize = { width: boatSize * 2, height: Math.ceil(boatSize * 0.4) };
    const wake = this.paintTexture("wake", wakeSize, (context) =>
      paintWake(context, wakeSize.width, wakeSize.height, palette),
    );
    const gust = this.square("gust", Math.ceil(boatSize * 0.6), paintGust);
    const bump = this.square("bump", Math.ceil(boatSize * 0.34), paintBump);
    const finishSize = {
      width: finishWidth(this.plan),
      height: height * 0.93,
      top: horizon,
    };
    const finish = this.paintTexture("finish", finishSize, (context) =>
      paintFinish(context, finishSize, palette),
    );
    this.finish = this.add.image(0, 0, finish).setOrigin(0).setDepth(depths.finish);
    for (const racer of this.race.racers) {
      const image = (texture: Phaser.Textures.Texture, frame?: string) =>
        this.add.image(0, 0, texture, frame);
      this.sprites.set(racer.teamId, {
        boat: image(atlas, frameName(racer.boat, 0)).setOrigin(plan.origin.x, plan.origin.y),
        wake: image(wake).setOrigin(1, 0.5).setDepth(depths.wake).setVisible(false),
        gust: image(gust).setDepth(depths.mover).setVisible(false),
        bump: image(bump).setOrigin(0.5, 1).setDepth(depths.bump).setVisible(false),
        label: null,
      });
    }
  }

  private square(
    name: string,
    size: number,
    paint: (context: CanvasRenderingContext2D, size: number, palette: RacePalette) => void,
  ): Phaser.Textures.CanvasTexture {
    return this.paintTexture(name, { width: size, height: size }, (context) =>
      paint(context, size, this.around.palette),
    );
  }

  private paintTexture(
    name: string,
    { width, height }: Size,
    paint: (context: CanvasRenderingContext2D) => void,
  ): Phaser.Textures.CanvasTexture {
    const texture = this.keep(this.addTexture(name, Math.ceil(width), Math.ceil(height)));
    paint(texture.context);
    texture.refresh();
    return texture;
  }

  private addTexture(name: string, width: number, height: number): Phaser.Textures.CanvasTexture {
    const texture = this.textures.createCanvas(`${name}/${this.built}`, width, height);
    if (!texture) throw new Error(`the texture ${name} exists already`);
    return texture;
  }

  private keep(texture: Phaser.Textures.CanvasTexture): Phaser.Textures.CanvasTexture {
    this.kept.push(texture);
    return texture;
  }

  private clear(): void {
    for (const sprites of this.sprites.values()) {
      this.unlabel(sprites);
      for (const image of [sprites.boat, sprites.wake, sprites.gust, sprites.bump]) image.destroy();
    }
    this.finish?.destroy();
    this.finish = null;
    this.sprites.clear();
    for (const texture of this.kept.splice(0)) texture.destroy();
  }
}

function removePainted(painted: Painted | null): void {
  painted?.image.destroy();
  painted?.texture.destroy();
}

/** What time it is, for the eye and for the contest, and whether anything may move. */
export interface RaceClock {
  now(): number;
  serverNow(): number;
  isMoving(): boolean;
  locale(): string;
}

function heelOf({ gust, bump }: BoatMoment): Heel {
  if (bump > 0.5) return -1;
  if (gust > 0.85 || (gust > 0.08 && gust < 0.4)) return 1;
  return gust >= 0.4 ? 2 : 0;
}

/** Which boats there are; another fleet is drawn anew. */
function fleetOf({ racers }: Race): string {
  return racers
    .map(({ teamId, boat }) => `${teamId} ${boat}`)
    .toSorted()
    .join();
}

function isSameFace(a: LabelFace, b: LabelFace): boolean {
  return (
    a.place === b.place &&
    a.name === b.name &&
    a.points === b.points &&
    a.fontSize === b.fontSize &&
    a.look === b.look &&
    a.signs.join() === b.signs.join()
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
