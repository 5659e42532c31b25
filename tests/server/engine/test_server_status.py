"""What facilitators are told of the server."""

from server.engine.server_status import ServerStatus
from server.projections.status import AddressView, JoiningView, NetworkView, TroubleView

WIFI = AddressView("http://10.0.0.5:8000", "http://10.0.0.5:8000/#ABC", "Wi-Fi", ())


def test_every_change_is_told_once() -> None:
    told: list[object] = []
    status = ServerStatus(lambda: told.append(status.view))
    for _ in range(2):  # the second time, nothing has changed
        status.addresses_changed((WIFI,))
        status.joining_changed(JoiningView("ABC"))
        status.network_changed(NetworkView(tried_https=True))
        status.record_opened(2, exposed=True)
    assert len(told) == 4
    status.trouble(TroubleView("/there", 0, "No space left on device"))
    status.trouble(None)
    assert len(told) == 6
    view = status.view
    assert (view.addresses, view.trouble, view.joining.code) == ((WIFI,), None, "ABC")
    assert (view.network.tried_https, view.set_aside, view.exposed) == (True, 2, True)


def test_the_url_that_stays_comes_last() -> None:
    status = ServerStatus(lambda: None)
    status.addresses_changed((WIFI,))
    assert list(status.urls) == [WIFI.url]
    status.lasting_url = "http://ama.local:8000"
    assert list(status.urls) == [WIFI.url, "http://ama.local:8000"]
