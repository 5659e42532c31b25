// Adds the views to the page that need not be there when it can first be used.

import { phone } from "./phone.js";
import { addToSlot } from "./views/slots.js";
import { arrivalViews } from "./deferred/arrivals.js";
import { wordingView } from "./deferred/wording.js";
import { cardActions } from "./deferred/card.js";
import { feedbackView } from "./deferred/feedback.js";
import { choicesView } from "./deferred/choices.js";
import { visibilityView } from "./deferred/visibility.js";
import { revealedView } from "./deferred/revealed.js";
import { rolesView } from "./deferred/roles.js";
import { signalsView } from "./deferred/signals.js";
import { toolsView } from "./deferred/tools.js";
import { unconfirmedView } from "./deferred/unconfirmed.js";
import { comeBackDoor, comeBackNote, comeBackWords } from "./deferred/comeback.js";
import { myWordsList, myWordsView } from "./deferred/mywords.js";

addToSlot("arrivals", arrivalViews);
addToSlot("question", wordingView);
addToSlot("question", visibilityView);
addToSlot("question", toolsView);
addToSlot("question", signalsView);
addToSlot("question", revealedView);
addToSlot("choices", choicesView);
addToSlot("card", cardActions);
addToSlot("ended", feedbackView);
addToSlot("ended", unconfirmedView);
addToSlot("ended", myWordsList);
addToSlot("ended", toolsView);
addToSlot("roles", rolesView);
addToSlot("words", myWordsView);
addToSlot("words", comeBackWords);
addToSlot("ended", comeBackWords);
addToSlot("door", comeBackDoor);
addToSlot("question", comeBackNote);
phone.draw();
