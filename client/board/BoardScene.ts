import type Phaser from "phaser";
import type { BoardModel } from "../store/boardModel.ts";
import { type CardEffect, differences } from "./differences.ts";
import { type BoardLayout, type CardPlace, cardAt, layout } from "./layout.ts";
import type { CanvasSize } from "./openCanvas.ts";
import { font, paintCard, paintHeader } from "./paintCard.ts";
import type { Palette } from "./palette.ts";
import { Scene } from "./phaser.ts";
import { fitHeadings, lineHeight } from "./textFit.ts";

export interface Surroundings extends CanvasSize {
  readonly palette: Palette;
}

interface CardSprite {
  readonly place: CardPlace;
  readonly image: Phaser.GameObjects.Image;
  readonly texture: Phaser.Textures.CanvasTexture;
}

/** Shows one {@link BoardModel}. What is true is painted at once; motion only leads the eye there. */
export class BoardScene extends Scene {
  private model: BoardModel;
  private surroundings: Surroundings;
  private places: BoardLayout | null = null;
  private readonly sprites = new Map<number, CardSprite>();
  private readonly headers: Phaser.GameObjects.Image[] = [];
  /** Cards in a flip, pulse or shake: the pointer does not lift them. */
  private readonly inMotion = new Set<number>();
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
    return this.tweens.getTweens().length === 0;
  }

  /** Shows another state of the board; `moving` false shows it without motion. */
  show(model: BoardModel, moving: boolean): void {
    const before = this.model;
    this.model = model;
    const changes = differences(before, model);
    if (!changes) {
      this.rebuild(this.surroundings);
      return;
    }
    for (const { cardId, effect } of changes) this.change(cardId, moving ? effect : "repaint");
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
    this.longestPrice = Math.max(0, ...this.model.cards.map((card) => card.pricePoints)).toLocaleString(
      this.model.locale,
    );
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

  private buildHeaders(places: BoardLayout): void {
    const { palette, pixelRatio } = this.surroundings;
    const first = places.headers[0];
    if (!first) return;
    const maxLines = first.align === "centre" ? 3 : 1;
    const measuring = document.createElement("canvas").getContext("2d");
    if (!measuring) return;
    const fitted = fitHeadings(
      places.headers.map((header) => header.text),
      { width: first.width, height: first.height, maxLines },
      { least: 12 * pixelRatio, most: first.height * (first.align === "centre" ? 0.44 : 0.62) },
      (text, stretch) => {
        measuring.font = font(100, 650, palette, stretch);
        return measuring.measureText(text).width / 100;
      },
    );
    const { fontSize } = fitted;
    const lines = Math.max(1, Math.min(maxLines, Math.floor(first.height / (fontSize * lineHeight))));
    places.headers.forEach((header, index) => {
      const texture = this.addTexture(`header-${index}`, header.width, header.height);
      paintHeader(texture.context, header, { ...fitted, maxLines: lines }, palette);
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
      focused: this.model.focusedCardId === cardId,
      showsCategory: this.places?.headers.length === 0,
      price: card.pricePoints.toLocaleString(this.model.locale),
      longestPrice: this.longestPrice,
    };
    paintCard(sprite.texture.context, picture, this.surroundings.palette);
    sprite.texture.refresh();
  }

  private change(cardId: number, effect: CardEffect): void {
    const sprite = this.sprites.get(cardId);
    if (!sprite) return;
    this.settle(sprite);
    if (effect === "flip") {
      this.flip(sprite);
      return;
    }
    this.paint(cardId);
    if (effect === "pulse") this.pulse(sprite);
    if (effect === "shake") this.shake(sprite);
  }

  /** The old face turns away, the new one appears: painted half-way, from whatever is true by then. */
  private flip(sprite: CardSprite): void {
    const { image, place } = sprite;
    this.children.bringToTop(image);
    this.tweens.chain({
      ...this.motionOf(sprite),
      tweens: [
        {
          scaleX: 0,
          scaleY: 1.06,
          duration: 150,
          ease: "Sine.easeIn",
          onComplete: () => this.paint(place.cardId),
        },
        { scaleX: 1, scaleY: 1, duration: 190, ease: "Back.easeOut" },
      ],
    });
  }

  private pulse(sprite: CardSprite): void {
    this.children.bringToTop(sprite.image);
    this.tweens.chain({
      ...this.motionOf(sprite),
      tweens: [
        { scale: 1.14, duration: 170, ease: "Sine.easeOut" },
        { scale: 1, duration: 420, ease: "Bounce.easeOut" },
      ],
    });
  }

  private shake(sprite: CardSprite): void {
    const { place } = sprite;
    const home = place.left + place.width / 2;
    const swing = Math.max(3, place.width * 0.05);
    this.tweens.chain({
      ...this.motionOf(sprite),
      tweens: [-1, 1, -0.7, 0.6, -0.3, 0].map((part) => ({ x: home + part * swing, duration: 60 })),
    });
  }

  private lift(cardId: number, scale: number, moving: boolean): void {
    const sprite = this.sprites.get(cardId);
    if (!sprite || !moving || this.inMotion.has(cardId)) return;
    this.tweens.killTweensOf(sprite.image);
    this.tweens.add({ targets: sprite.image, scale, duration: 110, ease: "Sine.easeOut" });
  }

  private motionOf({ image, place }: CardSprite) {
    this.inMotion.add(place.cardId);
    return { targets: image, onComplete: () => this.inMotion.delete(place.cardId) };
  }

  /** Ends a motion where it leads. */
  private settle({ image, place }: CardSprite): void {
    this.tweens.killTweensOf(image);
    this.inMotion.delete(place.cardId);
    image.setPosition(place.left + place.width / 2, place.top + place.height / 2).setScale(1);
  }

  private addTexture(name: string, width: number, height: number): Phaser.Textures.CanvasTexture {
    const texture = this.textures.createCanvas(`${name}/${this.built}`, width, height);
    if (!texture) throw new Error(`the texture ${name} exists already`);
    return texture;
  }

  private clear(): void {
    this.tweens.killAll();
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
    this.inMotion.clear();
    this.headers.length = 0;
  }
}
