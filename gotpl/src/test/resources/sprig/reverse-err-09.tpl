{{ mustUniq nil }}
