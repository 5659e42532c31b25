"""Work beside the messages."""

import gc
import warnings

from textual.app import App

from coprod_tui.screens.workers import restart_worker, start_worker


async def test_work_that_an_app_closes_on_leaves_no_coroutine_behind() -> None:
    done: list[str] = []

    async def note(what: str) -> None:
        done.append(what)

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        app: App[None] = App()
        async with app.run_test():
            await start_worker(app, "notes", note, "first").wait()
            start_worker(app, "notes", note, "second")
            app.workers.cancel_all()
        gc.collect()
    assert done == ["first"]
    assert [str(warning.message) for warning in told] == []


async def test_work_done_anew_stops_what_was_at_it() -> None:
    done: list[int] = []

    async def note(number: int) -> None:
        done.append(number)

    app: App[None] = App()
    async with app.run_test():
        restart_worker(app, "notes", note, 1)
        await restart_worker(app, "notes", note, 2).wait()
    assert done == [2]
