// Phaser publishes one whole build only; `phaser-src` is its source folder (vite.config.ts), taken in parts.
declare module "phaser-src/core/Game.js" {
  import Phaser from "phaser";
  export default Phaser.Game;
}
declare module "phaser-src/scene/Scene.js" {
  import Phaser from "phaser";
  export default Phaser.Scene;
}
declare module "phaser-src/const.js" {
  import Phaser from "phaser";

  const constants: { readonly WEBGL: typeof Phaser.WEBGL; readonly CANVAS: typeof Phaser.CANVAS };
  export default constants;
}
declare module "phaser-src/*";
