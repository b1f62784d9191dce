/**
 * What the first message costs on top: the SDK by itself. In: nothing. Out: a client, made when the module is loaded.
 * Never: a call to the platform.
 */
import { openSdk } from "../../../src/feishu/sdk.ts";

export default openSdk("cli_bench", "made-up", "http://127.0.0.1:1");
