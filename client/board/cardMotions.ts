import type Phaser from "phaser";
import { motionTimes } from "../theme/motionTimes.ts";
import type { CardPlace } from "./layout.ts";

/** A card's picture, as it lies on the board. */
export interface MovedCard {
  readonly place: CardPlace;
  readonly image: Phaser.GameObjects.Image;
}

/** How far a card's face is open, from its middle to both sides: shares of its width. Letters are covered, never squeezed. CRD8 */
interface Leaf {
  open: number;
}

/** How cards move. Nothing is told by it that does not stand on the card when it is over. */
export class CardMotions {
  readonly #scene: Phaser.Scene;
  /** Cards under way: the pointer does not lift them. */
  readonly #moving = new Set<number>();
  readonly #leaves = new Map<number, Leaf>();

  constructor(scene: Phaser.Scene) {
    this.#scene = scene;
  }

  isStill(): boolean {
    return this.#scene.tweens.getTweens().length === 0;
  }

  /** The old face closes and the new one opens: `paint` is called half-way, to show what is true by then. */
  flip(card: MovedCard, paint: () => void): void {
    const leaf = this.#leafOf(card);
    this.#chain(card, [closing(card, leaf, paint), opening(card, leaf)]);
  }

  /** CRD5 Turns over to what `paintBack` shows, and a moment later to what is true by then. */
  turn(card: MovedCard, paintBack: () => void, paint: () => void): void {
    const leaf = this.#leafOf(card);
    this.#chain(card, [
      closing(card, leaf, paintBack),
      opening(card, leaf),
      { ...closing(card, leaf, paint), delay: motionTimes.turned },
      opening(card, leaf),
    ]);
  }

  pulse(card: MovedCard): void {
    this.#chain(card, [
      { scale: 1.14, duration: motionTimes.grow, ease: "Sine.easeOut" },
      { scale: 1, duration: motionTimes.settle, ease: "Bounce.easeOut" },
    ]);
  }

  shake(card: MovedCard): void {
    const { place } = card;
    const home = place.left + place.width / 2;
    const swing = Math.max(3, place.width * 0.05);
    this.#chain(
      card,
      [-1, 1, -0.7, 0.6, -0.3, 0].map((part) => ({ x: home + part * swing, duration: motionTimes.shake })),
    );
  }

  /** Raises a card under the pointer, unless it moves by itself. */
  lift({ place, image }: MovedCard, scale: number): void {
    if (this.#moving.has(place.cardId)) return;
    this.#scene.tweens.killTweensOf(image);
    this.#scene.tweens.add({ targets: image, scale, duration: motionTimes.press, ease: "Sine.easeOut" });
  }

  /** Ends a motion where it leads. */
  settle({ place, image }: MovedCard): void {
    const leaf = this.#leaves.get(place.cardId);
    this.#scene.tweens.killTweensOf(leaf ? [image, leaf] : image);
    this.#leaves.delete(place.cardId);
    this.#moving.delete(place.cardId);
    image.setCrop();
    image.setPosition(place.left + place.width / 2, place.top + place.height / 2).setScale(1);
  }

  /** Ends all of them, of pictures that are taken away. */
  stop(): void {
    this.#scene.tweens.killAll();
    this.#moving.clear();
    this.#leaves.clear();
  }

  #leafOf({ place }: MovedCard): Leaf {
    const leaf = { open: 1 };
    this.#leaves.set(place.cardId, leaf);
    return leaf;
  }

  #chain({ place, image }: MovedCard, tweens: readonly object[]): void {
    this.#scene.children.bringToTop(image);
    this.#moving.add(place.cardId);
    this.#scene.tweens.chain({
      targets: image,
      tweens: [...tweens],
      onComplete: () => this.#moving.delete(place.cardId),
    });
  }
}

function closing(card: MovedCard, leaf: Leaf, paint: () => void) {
  const onUpdate = () => show(card, leaf);
  const onComplete = () => {
    paint();
    show(card, leaf);
  };
  return { targets: leaf, open: 0, duration: motionTimes.close, ease: "Sine.easeIn", onUpdate, onComplete };
}

function opening(card: MovedCard, leaf: Leaf) {
  const onUpdate = () => show(card, leaf);
  return {
    targets: leaf,
    open: 1,
    duration: motionTimes.open,
    ease: "Sine.easeOut",
    onUpdate,
    onComplete: onUpdate,
  };
}

function show({ image }: MovedCard, { open }: Leaf): void {
  if (open >= 1) image.setCrop();
  else image.setCrop((image.width * (1 - open)) / 2, 0, image.width * open, image.height);
}
