//go:build ignore

// A crawler that visits every page once, in parallel.
package main

import (
	"fmt"
	"maps"
	"slices"
	"sync"
)

type page struct {
	body string
	urls []string
}

var web = map[string]page{
	"/":         {"home", []string{"/pkg/", "/cmd/"}},
	"/pkg/":     {"packages", []string{"/", "/cmd/", "/pkg/fmt/", "/pkg/os/"}},
	"/pkg/fmt/": {"fmt", []string{"/", "/pkg/"}},
	"/pkg/os/":  {"os", []string{"/", "/pkg/"}},
}

func fetch(url string) (page, error) {
	if p, ok := web[url]; ok {
		return p, nil
	}
	return page{}, fmt.Errorf("not found: %s", url)
}

type crawler struct {
	mu      sync.Mutex
	visited map[string]string
	wg      sync.WaitGroup
}

func (c *crawler) crawl(url string, depth int) {
	defer c.wg.Done()
	if depth <= 0 {
		return
	}
	c.mu.Lock()
	_, seen := c.visited[url]
	if !seen {
		c.visited[url] = "loading"
	}
	c.mu.Unlock()
	if seen {
		return
	}
	p, err := fetch(url)
	c.mu.Lock()
	c.visited[url] = p.body
	if err != nil {
		c.visited[url] = err.Error()
	}
	c.mu.Unlock()
	for _, u := range p.urls {
		c.wg.Add(1)
		go c.crawl(u, depth-1)
	}
}

func main() {
	c := &crawler{visited: map[string]string{}}
	c.wg.Add(1)
	c.crawl("/", 4)
	c.wg.Wait()
	for _, u := range slices.Sorted(maps.Keys(c.visited)) {
		fmt.Println(u, c.visited[u])
	}
}
