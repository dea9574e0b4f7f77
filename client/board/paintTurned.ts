import { boatColours, boatDesign } from "../boats/boatDesign.ts";
import { paintBoat } from "../boats/paintBoat.ts";
import { type CardPicture, cornerRadius } from "./cardPicture.ts";
import type { Palette } from "./palette.ts";
import { roundedRect } from "./roundedRect.ts";
import { drawSign } from "./signs.ts";

/** CRD5 A card that is turned over by who solved it: in the colours of hull and sail, with the boat and the sign of a right answer. */
export function paintTurned(
  context: CanvasRenderingContext2D,
  picture: Pick<CardPicture, "width" | "height" | "margin">,
  boat: number,
  palette: Palette,
): void {
  const { width, height, margin } = picture;
  const radius = cornerRadius(picture);
  const { hull, sailColours } = boatDesign(boat);
  const frame = Math.min(width, height) * 0.09;
  context.clearRect(0, 0, width + margin * 2, height + margin * 2);
  context.save();
  context.translate(margin, margin);
  [boatColours[hull], boatColours[sailColours.charge], boatColours[sailColours.ground], palette.card].forEach(
    (colour, index) => {
      // The hull's frame is as wide as those of both colours of the sail.
      const inset = [0, frame, frame * 1.5, frame * 2][index] ?? 0;
      context.fillStyle = colour;
      context.beginPath();
      roundedRect(context, [inset, inset, width - inset * 2, height - inset * 2], radius - inset / 2);
      context.fill();
    },
  );
  context.strokeStyle = palette.edge;
  context.lineWidth = Math.max(1, frame * 0.12) * palette.edgeWeight;
  context.beginPath();
  roundedRect(context, [0, 0, width, height], radius);
  context.stroke();
  const size = Math.min(height - frame * 5, (width - frame * 5) / 1.6);
  if (size > 0) {
    const left = width / 2 - size * 0.8;
    const top = (height - size) / 2;
    paintBoat(context, boat, left, top, size, { edge: palette.ink });
    drawSign(
      context,
      "check",
      { left: left + size * 1.08, top: top + size * 0.24, size: size * 0.52 },
      palette.solved,
    );
  }
  context.restore();
}
