package allow

import "strings"

// ProgramsOnly are the packages that the user's own programs (lab run program.go) may import beyond those of cells: the
// rest of the standard library. Missing are plugin, runtime/cgo and runtime/race, which need a program that is built for
// them, and unsafe, which is no package but a part of the language.
var ProgramsOnly = strings.Fields(`
	archive/tar archive/zip
	compress/bzip2 compress/flate compress/gzip compress/lzw compress/zlib
	crypto crypto/aes crypto/cipher crypto/des crypto/dsa crypto/ecdh crypto/ecdsa crypto/ed25519 crypto/elliptic
	crypto/fips140 crypto/hkdf crypto/hmac crypto/hpke crypto/mlkem crypto/mlkem/mlkemtest crypto/pbkdf2 crypto/rand
	crypto/rc4 crypto/rsa crypto/sha3 crypto/sha512 crypto/subtle crypto/tls crypto/x509 crypto/x509/pkix
	database/sql database/sql/driver
	debug/buildinfo debug/dwarf debug/elf debug/gosym debug/macho debug/pe debug/plan9obj
	embed
	encoding encoding/ascii85 encoding/asn1 encoding/base32 encoding/gob encoding/pem encoding/xml
	expvar flag
	go/ast go/build go/build/constraint go/constant go/doc go/doc/comment go/format go/importer go/parser go/printer
	go/scanner go/token go/types go/version
	hash/adler32 hash/crc64 hash/maphash
	html html/template
	image/color/palette image/draw image/gif image/jpeg image/png
	index/suffixarray
	io/fs io/ioutil
	log log/slog log/syslog
	mime mime/multipart mime/quotedprintable
	net net/http net/http/cgi net/http/cookiejar net/http/fcgi net/http/httptest net/http/httptrace net/http/httputil
	net/http/pprof net/mail net/netip net/rpc net/rpc/jsonrpc net/smtp net/textproto net/url
	os os/exec os/signal os/user
	path path/filepath
	reflect regexp/syntax
	runtime runtime/coverage runtime/debug runtime/metrics runtime/pprof runtime/trace
	structs syscall
	testing testing/cryptotest testing/fstest testing/iotest testing/quick testing/slogtest testing/synctest
	text/scanner text/template text/template/parse
	time/tzdata
	unique weak
`)

// Platforms are the systems and architectures for which the embedded data says what ProgramsOnly packages hold. The
// first is the one that the others are described by their differences from.
var Platforms = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}
