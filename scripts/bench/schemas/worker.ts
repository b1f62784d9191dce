/**
 * What the first request costs on top: the schemas by themselves. In: nothing. Out: the environment read once, made when
 * the module is loaded. Never: an event.
 */

import { readSettings } from "../../../src/env-schema.ts";
import { parseEvent } from "../../../src/feishu/event.ts";

export default { settings: readSettings({}), event: parseEvent({ schema: "2.0" }) };
