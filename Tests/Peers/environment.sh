# What the scripts beside it share; sourced from the repository's root.
#   benchmark NAME   builds it in the package of the benchmarks and sets $bench to the executable
benchmark() {
    local options=(-c release --package-path Tests/Benchmarks --scratch-path .build-benchmarks)
    swift build "${options[@]}" --product "$1" >&2
    bench="$(swift build "${options[@]}" --show-bin-path)/$1"
}

# The Python environment of a peer, made once and again when its packages change.
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
