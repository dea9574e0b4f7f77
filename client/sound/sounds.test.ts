import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { createMemoryStorage } from "../store/browserStorage.ts";
import type { Instrument } from "./instrument.ts";
import { createSoundSettings, type Place } from "./soundSettings.ts";
import { createSounds, wakeByGestures } from "./sounds.ts";

describe("settings", () => {
  test("the screen sounds, a desk is silent, until somebody chooses otherwise", () => {
    const place = signal<Place>("screen");
    const settings = createSoundSettings(createMemoryStorage(), place);
    expect(settings.isOn.value).toBe(true);
    place.value = "desk";
    expect(settings.isOn.value).toBe(false);
  });

  test("the browser remembers the choice for each place, and the volume", () => {
    const storage = createMemoryStorage();
    const place = signal<Place>("screen");
    const first = createSoundSettings(storage, place);
    first.setOn(false);
    first.setVolume(0.25);
    place.value = "desk";
    first.setOn(true);
    const second = createSoundSettings(storage, place);
    expect([second.isOn.value, second.volume.value]).toEqual([true, 0.25]);
    place.value = "screen";
    expect(second.isOn.value).toBe(false);
  });

  test.each([
    ["loud", 0.6],
    ["", 0.6],
    ["7", 1],
    ["-1", 0],
  ])("a stored volume of %j is heard as %d", (stored, volume) => {
    const storage = createMemoryStorage();
    storage.write("regatta.volume", stored);
    expect(createSoundSettings(storage, signal("screen")).volume.value).toBe(volume);
  });
});

describe("playing", () => {
  test("nothing is loaded while sounds are off", async () => {
    const { sounds, loads } = await room({ place: "desk" });
    sounds.play("accepted");
    expect(loads()).toBe(0);
    sounds.setOn(true);
    expect(loads()).toBe(1);
  });

  test("a sound is played at the chosen volume", async () => {
    const { sounds, played } = await room({ place: "screen", awake: true });
    sounds.setVolume(0.3);
    sounds.play("accepted");
    expect(played).toEqual([["accepted", 0.3]]);
  });

  test("the same sound is heard once within 300 ms, another one beside it", async () => {
    const { sounds, played, pass } = await room({ place: "screen", awake: true });
    sounds.play("join");
    pass(299);
    sounds.play("join");
    sounds.play("purchase");
    pass(1);
    sounds.play("join");
    expect(played.map(([name]) => name)).toEqual(["join", "purchase", "join"]);
  });

  test("muted, nothing is played", async () => {
    const { sounds, played } = await room({ place: "screen", awake: true });
    sounds.setOn(false);
    sounds.play("bell");
    expect(played).toEqual([]);
  });

  test("a blocked sound is not made up for later; a click unblocks the next", async () => {
    const { sounds, played } = await room({ place: "screen", awake: false });
    const page = new EventTarget();
    const stop = wakeByGestures(sounds, page as unknown as Window);
    expect(sounds.isBlocked.value).toBe(true);
    sounds.play("join");
    page.dispatchEvent(new Event("pointerup"));
    expect(sounds.isBlocked.value).toBe(false);
    expect(played).toEqual([]);
    sounds.play("bell");
    expect(played.map(([name]) => name)).toEqual(["bell"]);
    stop();
  });

  test("a page without sounds, or without an instrument, is not called blocked", async () => {
    const { sounds } = await room({ place: "screen", awake: false });
    sounds.setOn(false);
    expect(sounds.isBlocked.value).toBe(false);
    const mute = createSounds({
      settings: createSoundSettings(createMemoryStorage(), signal("screen")),
      load: () => Promise.resolve(null),
      now: () => 0,
    });
    mute.prepare();
    await Promise.resolve();
    expect(mute.isBlocked.value).toBe(false);
  });
});

describe("music", () => {
  test("is heard as soon as the browser lets it, at the chosen volume", async () => {
    const { sounds, loops } = await room({ place: "screen", awake: false });
    sounds.loop("lobby");
    expect(loops.at(-1)).toEqual([null, 0.6]);
    sounds.wake();
    expect(loops.at(-1)).toEqual(["lobby", 0.6]);
    sounds.setVolume(0.2);
    expect(loops.at(-1)).toEqual(["lobby", 0.2]);
    sounds.loop(null);
    expect(loops.at(-1)).toEqual([null, 0.2]);
  });

  test("goes off with all sounds, or alone, which the browser remembers", async () => {
    const { sounds, loops, played } = await room({ place: "screen", awake: true });
    sounds.loop("lastMinutes");
    sounds.setOn(false);
    expect(loops.at(-1)?.[0]).toBeNull();
    sounds.setOn(true);
    expect(loops.at(-1)?.[0]).toBe("lastMinutes");
    sounds.setMusicOn(false);
    expect(loops.at(-1)?.[0]).toBeNull();
    sounds.play("bell");
    expect(played).toHaveLength(1);

    const storage = createMemoryStorage();
    createSoundSettings(storage, signal("screen")).setMusicOn(false);
    expect(createSoundSettings(storage, signal("screen")).isMusicOn.value).toBe(false);
  });

  test("that nobody wants loads nothing, and what is wanted again is told once", async () => {
    const { sounds, loads, loops } = await room({ place: "desk", awake: true });
    sounds.loop("lobby");
    sounds.loop(null);
    expect(loads()).toBe(0);
    sounds.setOn(true);
    await Promise.resolve();
    const told = loops.length;
    sounds.loop("lobby");
    sounds.loop("lobby");
    expect(loops.length).toBe(told + 1);
  });
});

async function room(options: { readonly place: Place; readonly awake?: boolean }) {
  const played: (readonly [string, number])[] = [];
  const loops: (readonly [string | null, number])[] = [];
  let isAwake = options.awake ?? false;
  let loads = 0;
  let now = 1_000;
  const sounds = createSounds({
    settings: createSoundSettings(createMemoryStorage(), signal(options.place)),
    now: () => now,
    load(onChange) {
      loads++;
      const instrument: Instrument = {
        isAwake: () => isAwake,
        wake() {
          isAwake = true;
          onChange();
        },
        play: (name, volume) => played.push([name, volume]),
        loop: (name, volume) => loops.push([name, volume]),
      };
      return Promise.resolve(instrument);
    },
  });
  sounds.prepare();
  await Promise.resolve();
  const pass = (ms: number) => {
    now += ms;
  };
  return { sounds, played, loops, loads: () => loads, pass };
}
