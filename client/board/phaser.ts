/**
 * The part of Phaser that the board uses: images, canvas textures, tweens, one camera, both renderers.
 * Each import below registers itself with Phaser; a new kind of game object needs its factory here.
 */
import "phaser-src/polyfills/requestVideoFrame.js";
// Before all that draws: its modules require each other in a circle that only opens from here.
import "phaser-src/renderer/index.js";
import "phaser-src/events/EventEmitter.js";
import "phaser-src/cameras/2d/CameraManager.js";
import "phaser-src/gameobjects/DisplayList.js";
import "phaser-src/gameobjects/UpdateList.js";
import "phaser-src/gameobjects/GameObjectFactory.js";
import "phaser-src/gameobjects/GameObjectCreator.js";
import "phaser-src/gameobjects/image/ImageFactory.js";
import "phaser-src/scene/ScenePlugin.js";
import "phaser-src/tweens/TweenManager.js";
import constants from "phaser-src/const.js";
import Game from "phaser-src/core/Game.js";
import Scene from "phaser-src/scene/Scene.js";

export const { WEBGL, CANVAS } = constants;
export { Game, Scene };
