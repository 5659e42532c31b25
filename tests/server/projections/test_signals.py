from server.domain import commands as c
from server.projections.signals import SignalRow, signal_rows
from tests.session import Session


def test_signals_are_gathered_by_kind_and_begin_anew_once_heard(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    assert signal_rows(session.state) == ()
    session.phone(ama, c.SendSignal("break", "a" * 32))
    session.phone(ama, c.SendSignal("slow_down", "b" * 32))
    session.phone(bo, c.SendSignal("slow_down", "c" * 32))
    assert signal_rows(session.state) == (SignalRow("slow_down", 2, 2), SignalRow("break", 1, 1))
    session.does(c.AnswerSignal("slow_down"))
    session.phone(bo, c.SendSignal("slow_down", "d" * 32))
    assert signal_rows(session.state) == (SignalRow("slow_down", 1, 3), SignalRow("break", 1, 1))


def test_nothing_says_who_signalled(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.phone(ama, c.SendSignal("plainer", "a" * 32))
    assert "Ama" not in repr(signal_rows(session.state))
    assert ama not in repr(signal_rows(session.state))
