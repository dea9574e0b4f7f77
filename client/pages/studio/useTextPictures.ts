import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { charactersOver, mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import type { Said, Say } from "../../i18n/say.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { findPictureMarks, type PictureMark, writePictureMark } from "../../text/pictureMarks.ts";
import { usePictureUpload } from "./pictureUpload.ts";
import { createTextPlaces, type TextPlace } from "./textPlaces.ts";
import { writeInto } from "./writeInto.ts";

/** What a person may drop at once by mistake is a folder of photographs. */
const mostAtOnce = 20;

const tooMany: Say = ({ pictures }) => pictures.tooMany(mostAtOnce);

/** The picture whose words are asked for: the first, second … of those that name the same. */
export interface AskedPicture {
  readonly id: string;
  readonly nth: number;
}

/**
 * Pictures on their way into a text that is typed meanwhile. The text holds nothing of them until they are there; then
 * each goes in where it was meant to. MED13
 */
export function useTextPictures(
  box: RefObject<HTMLTextAreaElement | null>,
  value: string,
  onValue: (value: string) => void,
) {
  const { upload } = usePictureUpload();
  const places = useMemo(() => createTextPlaces(value), []);
  const uploading = useSignal(0);
  const said = useSignal<Said | null>(null);
  const asked = useSignal<AskedPicture | null>(null);
  const isOpen = useRef(true);
  useEffect(
    () => () => {
      isOpen.current = false;
    },
    [],
  );
  // By then the box may be further than the value that was drawn.
  useEffect(() => places.follow(box.current?.value ?? value), [places, box, value]);

  function tell(tone: "bad" | "good", say: Say): void {
    said.value = { tone, say };
  }

  /** A text that is full takes no picture more. */
  function hasRoom(text: string): boolean {
    const isRoom = charactersOver(`${box.current?.value ?? ""}${text}`, mostCharacters.statement) === 0;
    if (!isRoom) tell("bad", ({ pictures }) => pictures.noRoom);
    return isRoom;
  }

  /** False: there is nothing to write into any more. */
  function write(place: TextPlace, text: string): boolean {
    const area = box.current;
    if (!area || !isOpen.current) return false;
    places.follow(area.value);
    writeInto(area, place.at, place.at, text, false);
    places.inserted(place, text.length, area.value);
    onValue(area.value);
    return true;
  }

  /** One after another into their places; `isOwnLine`: each on a line of its own. */
  async function bring(
    pictures: readonly { readonly file: Blob; readonly place: TextPlace }[],
    isOwnLine: boolean,
  ): Promise<void> {
    uploading.value += pictures.length;
    let first: string | null = null;
    let count = 0;
    for (const { file, place } of pictures) {
      const picture = await upload(file);
      uploading.value -= 1;
      if (!picture.ok) tell("bad", (texts) => refusalSentence(texts, picture));
      else {
        const mark = writePictureMark(picture.id, null);
        const text = isOwnLine ? onOwnLine(mark, box.current?.value ?? "", place.at) : mark;
        if (hasRoom(text) && write(place, text)) {
          first ??= picture.id;
          count += 1;
        }
      }
      places.close(place);
    }
    if (first === null || !isOpen.current) return;
    if (said.value?.tone !== "bad") tell("good", (texts) => texts.pictures.inserted(count));
    asked.value ??= firstWithoutWords(box.current?.value ?? "", first);
  }

  function openHere(): TextPlace | null {
    const area = box.current;
    if (!area) return null;
    said.value = null;
    places.follow(area.value);
    if (area.selectionStart !== area.selectionEnd) {
      writeInto(area, area.selectionStart, area.selectionEnd, "", false);
      places.follow(area.value);
      onValue(area.value);
    }
    return places.open(area.selectionStart);
  }

  return {
    uploading,
    said,
    asked,
    /** Files go in where the cursor is. */
    take(files: readonly Blob[]): void {
      const here = openHere();
      if (!here) return;
      const taken = files.slice(0, mostAtOnce);
      const pictures = taken.map((file) => ({ file, place: places.open(here.at) }));
      places.close(here);
      if (files.length > taken.length) tell("bad", tooMany);
      void bring(pictures, true);
    },
    /** What stands for itself, as a paste does: texts at once, each picture at its place when it is there. */
    takePieces(start: TextPlace, pieces: readonly (string | Blob)[], lost: number): void {
      let here = start;
      const pictures: { readonly file: Blob; readonly place: TextPlace }[] = [];
      for (const piece of pieces) {
        if (typeof piece === "string") {
          if (piece !== "" && !write(here, piece)) break;
        } else if (pictures.length < mostAtOnce) {
          pictures.push({ file: piece, place: places.open(here.at) });
          // What follows comes behind it.
          places.close(here);
          here = places.open(here.at);
        } else tell("bad", tooMany);
      }
      places.close(here);
      if (lost > 0) tell("bad", (texts) => texts.pictures.lost(lost));
      if (pictures.length > 0) void bring(pictures, false);
    },
    /** A place where the cursor is; what is selected goes, as when something is pasted over it. */
    openHere,
    describe(picture: AskedPicture, words: string | "decoration"): void {
      const area = box.current;
      const mark = area && markOf(area.value, picture);
      if (mark) {
        places.follow(area.value);
        writeInto(area, mark.start, mark.end, writePictureMark(mark.id, words), true);
        places.follow(area.value);
        onValue(area.value);
      }
      const next = area && withoutWords(area.value)[0];
      asked.value = next ?? null;
    },
  };
}

/** Those whose words are still to come, as they are asked for. MED15 */
export function withoutWords(text: string): readonly (AskedPicture & { readonly number: number })[] {
  const met = new Map<string, number>();
  return findPictureMarks(text).flatMap(({ id, words, isDecoration }, index) => {
    const nth = met.get(id) ?? 0;
    met.set(id, nth + 1);
    return words === "" && !isDecoration ? [{ id, nth, number: index + 1 }] : [];
  });
}

function firstWithoutWords(text: string, id: string): AskedPicture | null {
  return withoutWords(text).find((picture) => picture.id === id) ?? null;
}

export function markOf(text: string, { id, nth }: AskedPicture): PictureMark | undefined {
  return findPictureMarks(text).filter((mark) => mark.id === id)[nth];
}

/** The marks of a picture beside words would make it part of their line. */
function onOwnLine(mark: string, text: string, at: number): string {
  const before = at === 0 || text[at - 1] === "\n" ? "" : "\n\n";
  const after = at === text.length || text[at] === "\n" ? "" : "\n\n";
  return `${before}${mark}${after}`;
}
