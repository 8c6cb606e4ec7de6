// A server process without its pages: the engine on the database that the environment names. It says who it is when it
// runs, and is there to be killed.
import { processId } from "../calls/fresh-commands";
import { startEngine } from "../engine/engine";

await startEngine({ alone: false });
process.send?.(processId());
