//go:build ignore

// A simulation of accounts with invariants.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type account struct {
	id      int
	balance int
	history []transaction
}

type transaction struct {
	from, to, amount int
}

type insufficient struct{ have, need int }

func (e insufficient) Error() string { return fmt.Sprintf("have %d, need %d", e.have, e.need) }

type bank struct {
	mu       sync.Mutex
	accounts map[int]*account
}

func (b *bank) transfer(t transaction) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	from, to := b.accounts[t.from], b.accounts[t.to]
	switch {
	case from == nil || to == nil:
		return fmt.Errorf("transfer %+v: no such account", t)
	case from.balance < t.amount:
		return fmt.Errorf("transfer from %d: %w", t.from, insufficient{from.balance, t.amount})
	}
	from.balance -= t.amount
	to.balance += t.amount
	from.history = append(from.history, t)
	to.history = append(to.history, t)
	return nil
}

func (b *bank) total() (sum int) {
	for _, a := range b.accounts {
		sum += a.balance
	}
	return
}

func main() {
	b := &bank{accounts: map[int]*account{}}
	for id := 1; id <= 4; id++ {
		b.accounts[id] = &account{id: id, balance: 100}
	}
	fmt.Println(b.transfer(transaction{1, 2, 30}), b.transfer(transaction{1, 9, 1}))
	err := b.transfer(transaction{1, 3, 500})
	var missing insufficient
	fmt.Println(err, errors.As(err, &missing), missing.need-missing.have)
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Go(func() { _ = b.transfer(transaction{i%4 + 1, (i+1)%4 + 1, i % 7}) })
	}
	wg.Wait()
	fmt.Println(b.total(), len(b.accounts[1].history) > 50)
}
