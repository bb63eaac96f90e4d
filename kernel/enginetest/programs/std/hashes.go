//go:build ignore

// Checksums and hashes.
package main

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
)

func main() {
	data := []byte("The quick brown fox jumps over the lazy dog")
	fmt.Printf("%x\n%x\n%x\n", md5.Sum(data), sha1.Sum(data), sha256.Sum256(data))
	fmt.Println(crc32.ChecksumIEEE(data), hex.EncodeToString(data[:4]), base64.StdEncoding.EncodeToString(data[:10]))
	h := fnv.New32a()
	h.Write(data)
	fmt.Println(h.Sum32())
	h.Reset()
	fmt.Println(h.Sum32())
	s := sha256.New()
	io.WriteString(s, "The quick brown fox ")
	io.WriteString(s, "jumps over the lazy dog")
	fmt.Printf("%x %d %d\n", s.Sum(nil)[:4], s.Size(), s.BlockSize())
	b, err := hex.DecodeString("48656c6c6f")
	fmt.Println(string(b), err)
	_, err = hex.DecodeString("4z")
	fmt.Println(err)
	b, err = base64.URLEncoding.DecodeString("_-8=")
	fmt.Println(b, err)
	buckets := make([]int, 4)
	for i := range 1000 {
		h := fnv.New64a()
		fmt.Fprint(h, "user", i)
		buckets[h.Sum64()%4]++
	}
	fmt.Println(buckets)
	mac := hmac.New(sha256.New, []byte("key"))
	mac.Write(data)
	fmt.Printf("%x\n", mac.Sum(nil)[:8])
	buf := binary.BigEndian.AppendUint32(nil, 0xcafe)
	fmt.Println(buf, binary.LittleEndian.Uint16([]byte{1, 2}), binary.PutUvarint(make([]byte, 10), 300))
}
