from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.errors import FileError
from argmap.formats.files import keep_copy, refuse_unwritable, write_bytes

posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


def refusal(path: Path | str) -> str:
    """Return why nothing can be written, which is told before, too."""
    with pytest.raises(FileError) as before:
        refuse_unwritable(path)
    with pytest.raises(FileError) as caught:
        write_bytes(path, b"new")
    assert str(before.value) == str(caught.value)
    return str(caught.value)


def test_a_new_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_bytes(tmp_path / "map.json", b"a\r\n\0")
    assert (tmp_path / "map.json").read_bytes() == b"a\r\n\0"
    assert list(tmp_path.iterdir()) == [tmp_path / "map.json"]


@pytest.mark.parametrize("data", [None, b"old"])
def test_a_place_that_can_be_written_to_is_left_as_it_is(
    tmp_path: Path, data: bytes | None
) -> None:
    path = tmp_path / "map.json"
    if data is not None:
        path.write_bytes(data)
    refuse_unwritable(path)
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [data] * path.exists()


def test_a_path_may_be_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_bytes("map.json", b"new")
    assert Path("map.json").read_bytes() == b"new"


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_bytes(b"old and longer")
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_who_has_the_old_file_open_still_sees_the_old_bytes(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        write_bytes(path, b"new")
        assert reader.read() == b"old"


def test_a_file_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("m" * 255)
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"


@posix_only
def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_bytes(tmp_path / "map.json", b"new")
    assert (tmp_path / "map.json").stat().st_mode == plain.stat().st_mode


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_an_existing_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "map.json"
    path.touch()
    path.chmod(mode)
    write_bytes(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_only
def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    target = tmp_path / "maps" / "map.json"
    target.write_bytes(b"old")
    link = tmp_path / "link.json"
    link.symlink_to(target)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert sorted(tmp_path.iterdir()) == [link, tmp_path / "maps"]


@posix_only
def test_a_device_is_written_to_and_not_replaced() -> None:
    before = os.lstat("/dev/null")
    write_bytes("/dev/null", b"new")
    assert os.lstat("/dev/null").st_ino == before.st_ino


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_reported() -> None:
    refuse_unwritable("/dev/full")  # only writing tells
    with pytest.raises(FileError) as caught:
        write_bytes("/dev/full", b"new")
    assert str(caught.value) == (
        "/dev/full: cannot be written: No space left on device"
    )


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "map.json").mkdir()
    path = tmp_path / "map.json"
    assert refusal(path) == f"{path}: is a folder; name a file"
    assert list(path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "out" / "map.json"
    folder = str(tmp_path / "out")
    assert refusal(path) == f"{path}: there is no folder {folder!r}"
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"old")
    path = tmp_path / "out" / "map.json"
    folder = str(tmp_path / "out")
    assert refusal(path) == f"{path}: {folder!r} is a file, not a folder"
    assert (tmp_path / "out").read_bytes() == b"old"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ("m" * 300)
    assert refusal(path) == f"{path}: cannot be written: File name too long"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which no file can be made, root or not."""
    if os.name != "posix" or (os.geteuid() == 0 and not Path("/sys/kernel").is_dir()):
        pytest.skip("nothing here is closed to this user")
    if os.geteuid() == 0:
        yield Path("/sys/kernel")
        return
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    yield folder
    assert list(folder.iterdir()) == []
    folder.chmod(0o700)


def test_an_unwritable_folder_is_reported(closed_folder: Path) -> None:
    path = closed_folder / "map.json"
    assert refusal(path).startswith(f"{path}: cannot be written: ")


@posix_only
@pytest.mark.skipif(
    os.name == "posix" and os.geteuid() == 0, reason="root may write everything"
)
def test_a_file_closed_to_writing_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_bytes(b"old")
    path.chmod(0o400)
    assert refusal(path) == f"{path}: cannot be written: Permission denied"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_bytes_that_cannot_be_written_leave_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_bytes(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_copy_takes_the_first_name_that_is_free(tmp_path: Path) -> None:
    path = tmp_path / "map.argdown"
    path.write_bytes(b"one")
    assert keep_copy(path) == tmp_path / "map.argdown.bak"
    path.write_bytes(b"two")
    assert keep_copy(path) == tmp_path / "map.argdown.bak.2"
    assert (tmp_path / "map.argdown.bak").read_bytes() == b"one"
    assert (tmp_path / "map.argdown.bak.2").read_bytes() == b"two"
