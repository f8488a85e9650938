# The Python environment of a peer, made once and again when its packages change; sourced from the repository's root.
#   peer_environment NAME REQUIREMENTS   sets $venv to .venv-peers/NAME
peer_environment() {
    venv=.venv-peers/$1
    local wanted=Tests/Peers/$2 stamp="$venv/.requirements"
    if ! cmp -s "$wanted" "$stamp" 2>/dev/null; then
        echo "installing the peers into $venv: $(tr '\n' ' ' <"$wanted")" >&2
        [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
        "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
        cp "$wanted" "$stamp"
    fi
}
