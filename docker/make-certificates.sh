#!/bin/sh
# Makes an authority and a certificate for each server, each in a volume of its own, and throws the authority's key
# away: nobody can sign another. Does nothing while the certificates hold for another 30 days; otherwise makes all of
# them anew, and every container has to be started again.
set -eu
umask 077
root="${CERTIFICATES:-/certificates}"

openssl x509 -checkend 2592000 -noout -in "$root/ca/ca.crt" 2>/dev/null && exit 0

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
openssl req -x509 -newkey rsa:3072 -nodes -days 365 -subj '/CN=Keyledger cluster' \
  -addext 'keyUsage=critical,keyCertSign,cRLSign' -keyout "$work/ca.key" -out "$work/ca.crt" 2>/dev/null

certify() { # folder, user in that server's container, common name, names
  openssl req -newkey rsa:3072 -nodes -subj "/CN=$3" -keyout "$work/tls.key" -out "$work/tls.csr" 2>/dev/null
  printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\nkeyUsage=digitalSignature,keyEncipherment\nbasicConstraints=CA:FALSE\n' \
    "$4" >"$work/extensions"
  openssl x509 -req -in "$work/tls.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -CAcreateserial -days 365 \
    -extfile "$work/extensions" -out "$work/tls.crt" 2>/dev/null
  mkdir -p "$root/$1"
  cp "$work/tls.crt" "$work/tls.key" "$root/$1/"
  chmod 755 "$root/$1"
  chmod 644 "$root/$1/tls.crt"
  chmod 600 "$root/$1/tls.key"
  chown "$2" "$root/$1/tls.crt" "$root/$1/tls.key"
}

# EventStoreDB asks for this common name on every node; the names are what clients check.
certify eventstoredb 1000 eventstoredb-node 'DNS:eventstoredb,DNS:localhost'
certify postgres 999 postgres 'DNS:postgres,DNS:localhost'
certify redis 999 redis 'DNS:redis,DNS:localhost'
certify proxy 1000 localhost "DNS:localhost,DNS:${PUBLIC_HOST:-localhost}"

# Last, for it is what tells a later run that all is there.
mkdir -p "$root/ca"
chmod 755 "$root/ca"
cp "$work/ca.crt" "$root/ca/ca.crt"
chmod 644 "$root/ca/ca.crt"
echo "certificates for 365 days are in $root"
