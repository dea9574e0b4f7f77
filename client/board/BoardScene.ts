import type Phaser from "phaser";
import { unreachable } from "../../shared/contest/unreachable.ts";
import type { BoardModel } from "../store/boardModel.ts";
import { type CategoryMark, categoryMarks } from "../store/categoryMarks.ts";
import { CardMotions, type MovedCard } from "./cardMotions.ts";
import { headShare } from "./cardPicture.ts";
import { type CardChange, differences } from "./differences.ts";
import { type BoardLayout, cardAt, layout } from "./layout.ts";
import type { CanvasSize } from "./openCanvas.ts";
import { paintCard } from "./paintCard.ts";
import { fitHeaders, paintHeader } from "./paintHeader.ts";
import { paintTurned } from "./paintTurned.ts";
import type { Palette } from "./palette.ts";
import { Scene } from "./phaser.ts";

export interface Surroundings extends CanvasSize {
  readonly palette: Palette;
  /** The smallest text, in device pixels. */
  readonly leastText: number;
}

interface CardSprite extends MovedCard {
  readonly texture: Phaser.Textures.CanvasTexture;
}

/** More cards that would move at once are another picture of the contest, and no news. */
const mostMovingAtOnce = 12;

/** Shows one {@link BoardModel}. What is true is painted at once; motion only leads the eye there. */
export class BoardScene extends Scene {
  private model: BoardModel;
  private surroundings: Surroundings;
  private places: BoardLayout | null = null;
  private readonly sprites = new Map<number, CardSprite>();
  private readonly headers: Phaser.GameObjects.Image[] = [];
  private readonly motions = new CardMotions(this);
  private marks: ReadonlyMap<string, CategoryMark> = new Map();
  private hoveredCardId: number | null = null;
  private margin = 0;
  private longestPrice = "";
  private built = 0;
  private readonly onReady: () => void;

  constructor(model: BoardModel, surroundings: Surroundings, onReady: () => void) {
    super("board");
    this.model = model;
    this.surroundings = surroundings;
    this.onReady = onReady;
  }

  create(): void {
    this.rebuild(this.surroundings);
    this.onReady();
  }

  isStill(): boolean {
    return this.motions.isStill();
  }

  /** Shows another state of the board; `moving` false shows it without motion. */
  show(model: BoardModel, moving: boolean): void {
    const before = this.model;
    this.model = model;
    const changes = differences(before, model);
    if (!changes || longestPriceOf(model) !== this.longestPrice) {
      this.rebuild(this.surroundings);
      return;
    }
    const isNews = moving && changes.filter(({ effect }) => effect !== "repaint").length <= mostMovingAtOnce;
    for (const change of changes) this.change(isNews ? change : { cardId: change.cardId, effect: "repaint" });
    if (before.focusedCardId !== model.focusedCardId) {
      if (before.focusedCardId !== null) this.paint(before.focusedCardId);
      if (model.focusedCardId !== null) this.paint(model.focusedCardId);
    }
  }

  /** Draws everything anew: another size, pixel ratio, theme or board. */
  rebuild(surroundings: Surroundings): void {
    this.surroundings = surroundings;
    this.clear();
    const places = layout(this.model, surroundings);
    this.places = places;
    this.margin = Math.ceil(Math.max(8 * surroundings.pixelRatio, places.cardHeight * 0.07) / 2) * 2;
    this.built++;
    this.longestPrice = longestPriceOf(this.model);
    this.marks = categoryMarks(this.model.cards);
    this.buildHeaders(places);
    for (const place of places.cards) {
      const texture = this.addTexture(
        `card-${place.cardId}`,
        place.width + this.margin * 2,
        place.height + this.margin * 2,
      );
      const image = this.add.image(place.left + place.width / 2, place.top + place.height / 2, texture);
      this.sprites.set(place.cardId, { place, image, texture });
      this.paint(place.cardId);
    }
  }

  /** The card under a point of the canvas, in device pixels. */
  cardAt(x: number, y: number): number | null {
    return this.places ? cardAt(this.places, x, y) : null;
  }

  /** Lifts the card under the pointer, or lowers it while pressed. */
  hover(cardId: number | null, pressed: boolean, moving: boolean): void {
    if (this.hoveredCardId !== null && this.hoveredCardId !== cardId)
      this.lift(this.hoveredCardId, 1, moving);
    this.hoveredCardId = cardId;
    if (cardId !== null) this.lift(cardId, pressed ? 0.97 : 1.03, moving);
  }

  private buildHeaders({ headers }: BoardLayout): void {
    const { palette, leastText } = this.surroundings;
    const measuring = document.createElement("canvas").getContext("2d");
    const isOnScreen = this.model.cards.some(({ tally }) => tally !== null);
    const type =
      measuring && fitHeaders(measuring, headers, leastText * (isOnScreen ? headShare : 1), palette);
    if (!type) return;
    headers.forEach((header, index) => {
      const texture = this.addTexture(`header-${index}`, header.width, header.height);
      paintHeader(texture.context, header, type, this.marks.get(header.text), palette);
      texture.refresh();
      this.headers.push(this.add.image(header.left, header.top, texture).setOrigin(0));
    });
  }

  private paint(cardId: number): void {
    const sprite = this.sprites.get(cardId);
    const card = this.model.cards.find((candidate) => candidate.id === cardId);
    if (!sprite || !card) return;
    const picture = {
      card,
      width: sprite.place.width,
      height: sprite.place.height,
      margin: this.margin,
      pixelRatio: this.surroundings.pixelRatio,
      leastText: this.surroundings.leastText,
      mark: this.marks.get(card.category) ?? null,
      focused: this.model.focusedCardId === cardId,
      showsCategory: this.places?.headers.length === 0,
      price: card.pricePoints.toLocaleString(this.model.locale),
      longestPrice: this.longestPrice,
    };
    paintCard(sprite.texture.context, picture, this.surroundings.palette);
    sprite.texture.refresh();
  }

  private change(change: CardChange): void {
    const { cardId } = change;
    const sprite = this.sprites.get(cardId);
    if (!sprite) return;
    this.motions.settle(sprite);
    const paint = () => this.paint(cardId);
    switch (change.effect) {
      case "flip":
        this.motions.flip(sprite, paint);
        return;
      case "turn":
        this.motions.turn(sprite, () => this.paintBack(sprite, change.boat), paint);
        return;
      case "pulse":
        paint();
        this.motions.pulse(sprite);
        return;
      case "shake":
        paint();
        this.motions.shake(sprite);
        return;
      case "repaint":
        paint();
        return;
      default:
        unreachable(change);
    }
  }

  private paintBack({ place, texture }: CardSprite, boat: number): void {
    const { width, height } = place;
    paintTurned(texture.context, { width, height, margin: this.margin }, boat, this.surroundings.palette);
    texture.refresh();
  }

  private lift(cardId: number, scale: number, moving: boolean): void {
    const sprite = this.sprites.get(cardId);
    if (sprite && moving) this.motions.lift(sprite, scale);
  }

  private addTexture(name: string, width: number, height: number): Phaser.Textures.CanvasTexture {
    const texture = this.textures.createCanvas(`${name}/${this.built}`, width, height);
    if (!texture) throw new Error(`the texture ${name} exists already`);
    return texture;
  }

  private clear(): void {
    this.motions.stop();
    for (const { image, texture } of this.sprites.values()) {
      image.destroy();
      texture.destroy();
    }
    for (const image of this.headers) {
      const { texture } = image;
      image.destroy();
      texture.destroy();
    }
    this.sprites.clear();
    this.headers.length = 0;
  }
}

function longestPriceOf({ cards, locale }: BoardModel): string {
  return cards.reduce((most, { pricePoints }) => Math.max(most, pricePoints), 0).toLocaleString(locale);
}
