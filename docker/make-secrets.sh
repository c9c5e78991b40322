#!/bin/sh
# Makes the secrets that docker/compose.yml reads, into docker/secrets. Never touches one that is there.
#
# The folder is the lock: only who ran this can enter it. The files in it are readable, because Compose hands them to
# containers as they lie, and the processes in there are other users.
set -eu
umask 077
mkdir -p "$(dirname "$0")/secrets"
cd "$(dirname "$0")/secrets"

random() { head -c "$1" /dev/urandom | base64 | tr -d '\n'; }
# Hexadecimal, so that it can stand in a URL and in a configuration file as it is.
password() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
once() { # name, text
  [ -e "$1" ] && return
  printf '%s\n' "$2" >"$1.new"
  chmod 644 "$1.new"
  mv "$1.new" "$1"
  echo "made $1"
}

# Back these three up, apart from all data: without them nothing can be read, and nobody can make them again.
once master-key "$(random 32)"
once index-key "$(random 32)"
once pepper "$(random 32)"

once postgres-password "$(password)"
once redis-password "$(password)"
once eventstoredb-password "$(password)"
once redis.conf "requirepass $(cat redis-password)"

# What api, worker and command line connect with; `.tls` belongs to compose.tls.yml.
ca=/certificates/ca/ca.crt
postgres="postgres://keyledger:$(cat postgres-password)@postgres:5432/keyledger"
once database-url "$postgres"
once database-url.tls "$postgres?sslmode=verify-full&sslrootcert=$ca"
once redis-url "redis://:$(cat redis-password)@redis:6379"
once redis-url.tls "rediss://:$(cat redis-password)@redis:6379"
once eventstoredb-url 'esdb://eventstoredb:2113?tls=false'
once eventstoredb-url.tls "esdb://admin:$(cat eventstoredb-password)@eventstoredb:2113?tls=true&tlsCAFile=$ca"
