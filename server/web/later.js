// What comes a moment after the page can be used, and takes its places on it; rules live in the modules.

import { phone } from "./phone.js";
import { fill } from "./views/places.js";
import { cameViews } from "./later/came.js";
import { roomView } from "./later/room.js";
import { rolesView } from "./later/roles.js";
import { toolsView } from "./later/tools.js";
import { wordsList, wordsView } from "./later/words.js";

fill("came", cameViews);
fill("question", toolsView);
fill("question", roomView);
fill("ended", wordsList);
fill("ended", toolsView);
fill("roles", rolesView);
fill("words", wordsView);
phone.draw();
