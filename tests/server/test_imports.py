import subprocess
import sys


def test_a_server_loads_nothing_of_a_screen() -> None:
    program = "import server.__main__, sys; print({'textual', 'rich', 'coprod_tui'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "set()"
