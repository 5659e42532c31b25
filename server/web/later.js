// What comes a moment after the page can be used, and takes its places on it; rules live in the modules.

import { phone } from "./phone.js";
import { fill } from "./views/places.js";
import { cameViews } from "./later/came.js";
import { differentlyView } from "./later/differently.js";
import { feltView } from "./later/felt.js";
import { speakingView } from "./later/perspectives.js";
import { readingView } from "./later/reading.js";
import { roomView } from "./later/room.js";
import { rolesView } from "./later/roles.js";
import { signalsView } from "./later/signals.js";
import { toolsView } from "./later/tools.js";
import { unaddedView } from "./later/unadded.js";
import { wordsList, wordsView } from "./later/words.js";

fill("came", cameViews);
fill("question", differentlyView);
fill("question", readingView);
fill("question", toolsView);
fill("question", signalsView);
fill("question", roomView);
fill("choices", speakingView);
fill("ended", feltView);
fill("ended", unaddedView);
fill("ended", wordsList);
fill("ended", toolsView);
fill("roles", rolesView);
fill("words", wordsView);
phone.draw();
