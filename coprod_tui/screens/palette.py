"""Every action of a screen in the command palette, with the reason where one does not apply."""

from contextlib import suppress
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from coprod_tui.actions import Action, actions_at, key_name
from coprod_tui.display import line
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.screens.dispatch import ActionScreen


class ActionsProvider(Provider):
    """Lists the actions of the screen beneath the palette."""

    async def discover(self) -> Hits:
        """All actions, in the order of the footer."""
        stage = self.screen
        if isinstance(stage, ActionScreen):
            for known in actions_at(stage.action_context().screen_name):
                title, help_ = _words(stage, known)
                yield DiscoveryHit(Content(title), partial(stage.action_perform, known.id), help=help_)

    async def search(self, query: str) -> Hits:
        """The actions whose titles match."""
        stage, matcher = self.screen, self.matcher(query)
        if isinstance(stage, ActionScreen):
            for known in actions_at(stage.action_context().screen_name):
                title, help_ = _words(stage, known)
                score = matcher.match(title)
                if score > 0:
                    act = partial(stage.action_perform, known.id)
                    yield Hit(score, matcher.highlight(title), act, text=title, help=help_)


def _words(stage: ActionScreen, known: Action) -> tuple[str, str]:
    context = stage.action_context()
    reason = known.applies(context)
    now = known.now(context)
    title = line(f"{now if now.startswith(known.title) else known.title} ({key_name(known.keys[0])})")
    return (title, known.help) if reason is None else (title, f"Not now: {reason}")


class ActionsPalette(CommandPalette, Dialog[None]):
    """The library's palette under no id, since one that is closing may still be there when the next one opens."""

    def _action_command_list(self, action: str) -> None:
        """Passes a key on to the list, which cannot move by a page where it has no line."""
        with suppress(KeyError):
            super()._action_command_list(action)
